package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How far a plan has been carried out: the runs of the stages that are done, and those of the
/// current one.
///
/// @param done every run of an earlier stage, in the order of the plan; all have succeeded
/// @param current the runs of the stage that is under way, in the order of the stage
/// @param approvedBy who approved the plan; absent from what was written before that was kept
public record Progress(
    Plan plan,
    Sha256 planHash,
    List<Run> done,
    List<Run> current,
    Optional<List<String>> approvedBy) {
  public Progress {
    done = List.copyOf(done);
    current = List.copyOf(current);
    approvedBy = approvedBy.map(List::copyOf);
  }

  /// A progress of which is not known who approved it.
  public Progress(Plan plan, Sha256 planHash, List<Run> done, List<Run> current) {
    this(plan, planHash, done, current, Optional.empty());
  }

  /// The stage under way; before the first one there is none.
  public int stageIndex() {
    return current.isEmpty() ? -1 : current.getFirst().stage();
  }

  /// The stage under way.
  public Stage stage() {
    return plan.stages().get(stageIndex());
  }

  /// Whether the stage under way is the plan's last.
  public boolean isLastStage() {
    return stageIndex() == plan.stages().size() - 1;
  }

  /// Whether every run of the stage under way has succeeded.
  public boolean isStageDone() {
    return current.stream().allMatch(run -> run.status() == Run.Status.SUCCEEDED);
  }

  /// Whether some run of the stage under way failed or is unknown.
  public boolean needsAPerson() {
    return current.stream()
        .anyMatch(run -> run.status() == Run.Status.FAILED || run.status() == Run.Status.UNKNOWN);
  }

  /// The run of the stage under way on that host.
  public Run run(int stage, HostId host) {
    return current.stream()
        .filter(run -> run.stage() == stage && run.host().equals(host))
        .findFirst()
        .orElseThrow(() ->
            new CorruptHistory(
                "Expected stage %d to have a run on %s, but it has none".formatted(stage, host)));
  }

  /// Every run so far, in the order of the plan.
  public List<Run> runs() {
    var all = new ArrayList<>(done);
    all.addAll(current);
    return all;
  }

  /// What a run is given as environment: what was planned for it, and the facts captured before it
  /// on its own host, in its own turn of a `roll`, or to be shared. Later captures win.
  public SortedMap<String, String> environmentOf(int stage, HostId host) {
    var planned = plan.stages().get(stage);
    var environment =
        new TreeMap<>(
            planned
                .run(host)
                .orElseThrow(() ->
                    new CorruptHistory("Expected stage %d to run on %s".formatted(stage, host)))
                .environment());
    for (var run : runs()) {
      if (run.stage() < stage) {
        environment.putAll(seenBy(host, planned, run));
      }
    }
    return environment;
  }

  /// The references to secrets that a run is given; they are never captured, only planned.
  public Optional<SortedMap<String, String>> secretsOf(int stage, HostId host) {
    return plan.stages().get(stage).run(host).flatMap(PlannedRun::secrets);
  }

  private Map<String, String> seenBy(HostId host, Stage later, Run run) {
    var stage = plan.stages().get(run.stage());
    if (run.host().equals(host) || inSameTurn(stage, later)) {
      return run.facts();
    }
    var shared = new TreeMap<>(run.facts());
    shared.keySet().retainAll(stage.shared().orElse(List.of()));
    return shared;
  }

  private static boolean inSameTurn(Stage one, Stage other) {
    return one.group().isPresent() && Objects.equals(one.group(), other.group());
  }

  Progress toStage(Stage next, java.time.Instant at) {
    return new Progress(
        plan,
        planHash,
        runs(),
        next.runs().stream().map(run -> Run.commanded(next.index(), run.host(), at)).toList(),
        approvedBy);
  }

  Progress with(int stage, HostId host, UnaryOperator<Run> change) {
    var changed = change.apply(run(stage, host));
    return new Progress(
        plan,
        planHash,
        done,
        current.stream().map(run -> run.host().equals(host) ? changed : run).toList(),
        approvedBy);
  }
}
