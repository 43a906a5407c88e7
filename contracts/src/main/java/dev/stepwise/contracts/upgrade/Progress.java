package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// How far a plan has been carried out: the runs of the stages that are done, and those of the
/// current one.
///
/// @param done every run of another stage than the one under way, in the order of the plan; all are
///   done, but those of hosts that are left out or have to catch up
/// @param current the runs of the stage that is under way, in the order of the stage
/// @param approvedBy who approved the plan; absent from what was written before that was kept
/// @param departed where it departs from the plan; absent while it does not
/// @param timing the forecast and the window that it goes by; absent when it has none
/// @param consent the approvals that it rests on; absent when nothing is known but `approvedBy`
public record Progress(
    Plan plan,
    Sha256 planHash,
    List<Run> done,
    List<Run> current,
    Optional<List<String>> approvedBy,
    Optional<Departures> departed,
    Optional<Timekeeping> timing,
    Optional<Consent> consent) {
  public Progress {
    done = List.copyOf(done);
    current = List.copyOf(current);
    approvedBy = approvedBy.map(List::copyOf);
  }

  /// A progress without a forecast and a window.
  public Progress(
      Plan plan,
      Sha256 planHash,
      List<Run> done,
      List<Run> current,
      Optional<List<String>> approvedBy,
      Optional<Departures> departed) {
    this(plan, planHash, done, current, approvedBy, departed, Optional.empty(), Optional.empty());
  }

  /// A progress that keeps to the plan.
  public Progress(
      Plan plan,
      Sha256 planHash,
      List<Run> done,
      List<Run> current,
      Optional<List<String>> approvedBy) {
    this(plan, planHash, done, current, approvedBy, Optional.empty());
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

  /// Where it departs from the plan.
  public Departures departures() {
    return departed.orElse(Departures.NONE);
  }

  /// The stage that was reached so far; before the first one there is none. Another one is under
  /// way while a host catches up.
  public int reached() {
    return done.isEmpty() ? stageIndex() : Math.max(stageIndex(), done.getLast().stage());
  }

  /// The stage that comes after the one under way; empty at the end of the plan. What hosts have to
  /// catch up with comes first, but never within the turn of other hosts.
  public OptionalInt next() {
    var missed = isWithinTurn() ? OptionalInt.empty() : firstMissed();
    return missed.isEmpty() && reached() < plan.stages().size() - 1
        ? OptionalInt.of(reached() + 1)
        : missed;
  }

  /// The last moment at which a rollback of what is done, and under way, would be over before the
  /// window closes; empty without a window, of a rollback, and behind a point of no return.
  public Optional<Instant> lastSafeReturn() {
    return timing
        .filter(_ -> plan.rollbackOf().isEmpty() && !isBeyondReturn())
        .flatMap(kept -> kept.lastSafeReturn(reached()));
  }

  private boolean isBeyondReturn() {
    return plan.stages().stream()
        .limit(reached() + 1L)
        .anyMatch(stage -> stage.effect() instanceof Effect.Irreversible);
  }

  /// The hosts that have missed a stage and are not left out.
  public List<HostId> missed(int stage) {
    return runs().stream()
        .filter(run -> run.stage() == stage && isMissed(run))
        .map(Run::host)
        .toList();
  }

  /// Whether nothing is done for now in a stage on that host: it is left out itself, or all hosts
  /// are that the run stands for.
  public boolean isOut(int stage, HostId host) {
    return departures().isOut(host)
        || plan.stages().get(stage).standsFor(host).stream().allMatch(departures()::isOut);
  }

  /// Whether every run of the stage under way is done, or its host is left out.
  public boolean isStageDone() {
    return current.stream()
        .allMatch(run -> !run.status().isOpen() && (!run.status().isTrouble() || isOut(run)));
  }

  /// Whether some run of the stage under way failed or is unknown, or a roll is at its end and
  /// hosts of it are set aside.
  public boolean needsAPerson() {
    return current.stream().anyMatch(run -> run.status().isTrouble() && !isOut(run))
        || isAtEndOfRoll();
  }

  /// Whether it is given up, and no run is under way any longer.
  public boolean isGivenUp() {
    return departures().halt().filter(Halt::forGood).isPresent()
        && current.stream().noneMatch(run -> run.status().isOpen());
  }

  /// Whether the roll can go on no further without the hosts that are set aside: it is at its end,
  /// or before those hosts that must come last.
  public boolean isAtEndOfRoll() {
    if (departures().setAside().isEmpty() || !isStageDone()) {
      return false;
    }
    var next = next();
    return next.isEmpty() || (next.getAsInt() > reached() && leavesRoll(next.getAsInt()));
  }

  private boolean leavesRoll(int next) {
    var from = plan.stages().get(reached()).turn();
    var to = plan.stages().get(next).turn();
    return from.isEmpty()
        || to.isEmpty()
        || from.get().roll() != to.get().roll()
        || (to.get().last() && !from.get().last());
  }

  private boolean isWithinTurn() {
    int ahead = reached() + 1;
    return ahead > 0
        && ahead < plan.stages().size()
        && inSameTurn(plan.stages().get(ahead - 1), plan.stages().get(ahead));
  }

  private OptionalInt firstMissed() {
    return Stream.concat(done.stream(), current.stream())
        .filter(this::isMissed)
        .mapToInt(Run::stage)
        .min();
  }

  private boolean isMissed(Run run) {
    return (run.status().isTrouble() || run.status() == Run.Status.SKIPPED) && !isOut(run);
  }

  private boolean isOut(Run run) {
    return isOut(run.stage(), run.host());
  }

  /// What is not available now, with the words for people: what the stage under way takes down, and
  /// once that is done, what of it the next stage needs down, too.
  public SortedMap<String, String> down() {
    var words = new TreeMap<String, String>();
    if (!current.isEmpty()) {
      stage().down().stream()
          .filter(thing -> !isStageDone() || isDownNext(thing))
          .forEach(thing -> words.put(thing, plan.wordsFor(thing)));
    }
    return words;
  }

  private boolean isDownNext(String thing) {
    var next = next();
    return next.isPresent() && plan.stages().get(next.getAsInt()).down().contains(thing);
  }

  /// The run of a stage on that host.
  public Run run(int stage, HostId host) {
    return Stream.concat(current.stream(), done.stream())
        .filter(run -> isOf(run, stage, host))
        .findFirst()
        .orElseThrow(() ->
            new CorruptHistory(
                "Expected stage %d to have a run on %s, but it has none".formatted(stage, host)));
  }

  private static boolean isOf(Run run, int stage, HostId host) {
    return run.stage() == stage && run.host().equals(host);
  }

  /// Every run so far, in the order of the plan.
  public List<Run> runs() {
    var all = new ArrayList<>(done);
    all.addAll(current);
    all.sort(Comparator.comparingInt(Run::stage));
    return all;
  }

  /// What a run is given as environment: what was planned for it, and the facts captured before it
  /// on its own host, in its own turn of a `roll`, or to be shared. Later captures win.
  public SortedMap<String, String> environmentOf(int stage, HostId host) {
    return environmentOf(stage, host, capturedBefore(stage));
  }

  /// The same for one of many hosts of a stage, which all look at the same captures.
  ///
  /// @param captured what [#capturedBefore] says of the stage
  public SortedMap<String, String> environmentOf(int stage, HostId host, List<Run> captured) {
    var planned = plan.stages().get(stage);
    var environment =
        new TreeMap<>(
            planned
                .run(host)
                .orElseThrow(() ->
                    new CorruptHistory("Expected stage %d to run on %s".formatted(stage, host)))
                .environment());
    captured.forEach(run -> environment.putAll(seenBy(host, planned, run)));
    return environment;
  }

  /// The runs of earlier stages that captured facts, in the order of the plan. Few do, so these are
  /// looked for before they are put in order; and in a long plan looking takes time.
  public List<Run> capturedBefore(int stage) {
    return Stream.concat(done.stream(), current.stream())
        .filter(run -> run.stage() < stage && !run.facts().isEmpty())
        .sorted(Comparator.comparingInt(Run::stage))
        .toList();
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

  Progress toStage(Stage next, Instant at) {
    return new Progress(
        plan,
        planHash,
        runs(),
        next.runs().stream().map(run -> begun(next.index(), run.host(), at)).toList(),
        approvedBy,
        departed,
        timing,
        consent);
  }

  private Run begun(int stage, HostId host, Instant at) {
    return isOut(stage, host)
        ? Run.skipped(stage, host, whyOut(stage, host), at)
        : Run.commanded(stage, host, at);
  }

  /// A stage again, on the hosts that missed it.
  Progress again(int stage, List<HostId> hosts, Instant at) {
    return new Progress(
        plan,
        planHash,
        runs().stream().filter(run -> !isAgain(run, stage, hosts)).toList(),
        runs().stream()
            .filter(run -> isAgain(run, stage, hosts))
            .map(run -> run.retried(run.attempt() + 1, run.fence() + 1, at))
            .toList(),
        approvedBy,
        departed,
        timing,
        consent);
  }

  private static boolean isAgain(Run run, int stage, List<HostId> hosts) {
    return run.stage() == stage && hosts.contains(run.host());
  }

  Progress with(int stage, HostId host, UnaryOperator<Run> change) {
    var before = run(stage, host);
    return current.contains(before)
        ? with(done, replaced(current, before, change), departed)
        : with(replaced(done, before, change), current, departed);
  }

  private static List<Run> replaced(List<Run> runs, Run before, UnaryOperator<Run> change) {
    var after = change.apply(before);
    return runs.stream().map(run -> run == before ? after : run).toList();
  }

  Progress departing(UnaryOperator<Departures> change) {
    return with(
        done,
        current,
        Optional.of(change.apply(departures())).filter(some -> !some.equals(Departures.NONE)));
  }

  Progress approved(Optional<List<String>> by, Optional<Consent> other) {
    return new Progress(plan, planHash, done, current, by, departed, timing, other);
  }

  Progress timed(Optional<Timekeeping> other) {
    return new Progress(plan, planHash, done, current, approvedBy, departed, other, consent);
  }

  /// What failed or is unknown on a host that is left out for good is not tried again.
  Progress skippingExcluded() {
    return with(skippingExcluded(done), skippingExcluded(current), departed);
  }

  private List<Run> skippingExcluded(List<Run> runs) {
    return runs.stream()
        .map(run ->
            run.status().isTrouble() && isExcluded(run)
                ? run.skipped(whyOut(run.stage(), run.host()) + "; before: " + run.note())
                : run)
        .toList();
  }

  private boolean isExcluded(Run run) {
    var excluded = departures().excluded();
    return excluded.containsKey(run.host())
        || plan.stages().get(run.stage()).standsFor(run.host()).stream()
            .allMatch(excluded::containsKey);
  }

  private String whyOut(int stage, HostId host) {
    return plan.stages().get(stage).standsFor(host).stream()
        .map(out -> departures().whyOut(out))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> departures().whyOut(host))
        .orElse("left out");
  }

  private Progress with(List<Run> ended, List<Run> underWay, Optional<Departures> departing) {
    return new Progress(plan, planHash, ended, underWay, approvedBy, departing, timing, consent);
  }
}
