package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an upgrade has left behind on its hosts, seen from its end.
final class Trail {
  private final Progress progress;
  private final Plan plan;
  private final Map<Integer, List<Run>> changedByStage;

  Trail(Progress progress) {
    this.progress = progress;
    this.plan = progress.plan();
    this.changedByStage =
        progress.runs().stream()
            .filter(Run::mayHaveChanged)
            .collect(Collectors.groupingBy(Run::stage));
  }

  /// The last stage that may have changed something for good.
  Optional<Stage> pointOfNoReturn() {
    return plan.stages().reversed().stream()
        .filter(stage -> stage.effect() instanceof Effect.Irreversible && !changed(stage).isEmpty())
        .findFirst();
  }

  /// What was lost at a point of no return.
  static String loss(Stage stage) {
    return switch (stage.effect()) {
      case Effect.Irreversible irreversible -> irreversible.loss();
      case Effect.None _, Effect.Reversible _ -> "nothing";
    };
  }

  /// The hops that were begun and can be undone as a whole, the last first, each turned round.
  List<Hop> hopsBack() {
    return plan.path().subList(firstHop(), Math.max(firstHop(), hopsBegun())).reversed().stream()
        .map(hop -> new Hop(hop.to(), hop.from(), hop.procedure(), hop.cite()))
        .toList();
  }

  /// The stages that undo, the last first; only runs that may have changed something.
  List<Stage> stagesBack() {
    var back = new ArrayList<Stage>();
    for (var stage : toUndo()) {
      if (stage.effect() instanceof Effect.Reversible reversible) {
        back.add(undoing(back.size(), stage, reversible));
      }
    }
    return back;
  }

  /// What is lost by going back, in the order in which it is.
  List<Risk> losses() {
    return toUndo().stream().flatMap(stage -> loss(stage.effect(), stage).stream()).toList();
  }

  private static Optional<Risk> loss(Effect effect, Stage stage) {
    return effect instanceof Effect.Reversible reversible
        ? reversible
            .loss()
            .map(loss ->
                new Risk("Undoing '%s' costs: %s".formatted(stage.title(), loss), stage.cite()))
        : Optional.empty();
  }

  private List<Stage> toUndo() {
    int first = firstHop();
    return plan.stages().reversed().stream()
        .filter(stage -> stage.effect() instanceof Effect.Reversible)
        .filter(stage -> !changed(stage).isEmpty() && hopOf(stage) >= first)
        .toList();
  }

  private Stage undoing(int index, Stage stage, Effect.Reversible effect) {
    return new Stage(
        index,
        stage.step(),
        effect.title().orElseGet(() -> "Undo: " + stage.title()),
        stage.group(),
        stage.cite(),
        stage.down(),
        new Effect.None(),
        effect.undo(),
        stage.estimate(),
        changed(stage).reversed().stream().map(run -> undoing(run, effect)).toList());
  }

  /// With what the run itself saw and captured, whatever was captured later.
  private PlannedRun undoing(Run run, Effect.Reversible effect) {
    var environment = new TreeMap<>(progress.environmentOf(run.stage(), run.host()));
    effect.with().ifPresent(environment::putAll);
    environment.putAll(run.facts());
    return new PlannedRun(run.host(), environment, progress.secretsOf(run.stage(), run.host()));
  }

  private List<Run> changed(Stage stage) {
    return changedByStage.getOrDefault(stage.index(), List.of());
  }

  private int firstHop() {
    return pointOfNoReturn().map(point -> hopOf(point) + 1).orElse(0);
  }

  private int hopsBegun() {
    return progress.stageIndex() < 0 ? 0 : hopOf(progress.stage()) + 1;
  }

  /// A stage belongs to the hop whose releases its runs see.
  private int hopOf(Stage stage) {
    var environment = stage.runs().getFirst().environment();
    for (int hop = 0; hop < plan.path().size(); hop++) {
      if (plan.path().get(hop).from().version().equals(environment.get(Environment.FROM))) {
        return hop;
      }
    }
    throw new IllegalStateException(
        "Expected stage %d to belong to a hop of its plan, but it does not"
            .formatted(stage.index()));
  }
}
