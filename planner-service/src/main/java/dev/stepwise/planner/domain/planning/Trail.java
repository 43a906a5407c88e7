package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What an upgrade has left behind on its hosts, seen from its end: what it may have changed, and
/// what earlier rollbacks have not undone.
final class Trail {
  private final Progress progress;
  private final Plan plan;
  private final boolean isFirstRollback;
  private final List<Change> changes;

  /// @param rollbacks of the upgrade, as far as they have come
  Trail(Progress progress, List<Progress> rollbacks) {
    this.progress = progress;
    this.plan = progress.plan();
    this.isFirstRollback = rollbacks.isEmpty();
    var undone = new Undone(rollbacks);
    this.changes =
        progress.runs().stream()
            .filter(run -> Change.isMade(run) && !undone.contains(run))
            .map(run -> new Change(plan.stages().get(run.stage()), run))
            .filter(change -> change.stage().effect() instanceof Effect.Reversible)
            .toList();
  }

  Plan plan() {
    return plan;
  }

  Progress progress() {
    return progress;
  }

  /// The stages that may have changed something for good, in the order of the plan.
  List<Stage> pointsOfNoReturn() {
    var made =
        progress.runs().stream().filter(Change::isMade).map(run -> run.stage()).distinct().toList();
    return plan.stages().stream()
        .filter(stage -> stage.effect() instanceof Effect.Irreversible)
        .filter(stage -> made.contains(stage.index()))
        .toList();
  }

  /// The last of them.
  Optional<Stage> pointOfNoReturn() {
    var points = pointsOfNoReturn();
    return points.isEmpty() ? Optional.empty() : Optional.of(points.getLast());
  }

  /// Whether something is left of it: what no rollback has undone, or what none can undo.
  boolean isLeft() {
    return !changes.isEmpty() || !pointsOfNoReturn().isEmpty();
  }

  /// What was lost at a point of no return.
  static String loss(Stage stage) {
    return switch (stage.effect()) {
      case Effect.Irreversible irreversible -> irreversible.loss();
      case Effect.None _, Effect.Reversible _ -> "nothing";
    };
  }

  /// What can be undone from a hop on, in the order of the plan.
  List<Change> changesFrom(int hop) {
    return changes.stream().filter(change -> hopOf(change.stage()) >= hop).toList();
  }

  /// The first hop that can be undone as a whole: the one after the last point of no return.
  int firstHop() {
    return pointOfNoReturn().map(point -> hopOf(point) + 1).orElse(0);
  }

  /// The hop after the last one that was begun and is not undone.
  int endOfHops() {
    var ofChanges = changes.stream().mapToInt(change -> hopOf(change.stage()) + 1).max().orElse(0);
    return isFirstRollback ? Math.max(firstHop(), hopsBegun()) : ofChanges;
  }

  /// Those hops, the last first, each turned round.
  List<Hop> hopsBack(int first, int end) {
    return plan.path().subList(first, end).reversed().stream()
        .map(hop -> new Hop(hop.to(), hop.from(), hop.procedure(), hop.cite()))
        .toList();
  }

  /// The hop that begins at a release.
  OptionalInt hopFrom(Release release) {
    return IntStream.range(0, plan.path().size())
        .filter(hop -> plan.path().get(hop).from().equals(release))
        .findFirst();
  }

  private int hopsBegun() {
    return progress.stageIndex() < 0 ? 0 : hopOf(plan.stages().get(progress.reached())) + 1;
  }

  /// A stage belongs to the hop whose releases its runs see.
  int hopOf(Stage stage) {
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
