package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes the plan that undoes an upgrade, from the state folded out of the sealed log: what may
/// have changed something, in exact reverse, each run by the undo of its step.
///
/// A rollback ends at a release, never between two. It reaches back to the first release after the
/// last point of no return that was passed; when that lies in the last hop that was begun, there is
/// no release behind to go back to, and so no plan: the way out is forward.
public final class RollbackPlanner {
  private RollbackPlanner() {}

  /// The plan, or why there is none.
  ///
  /// @param id of the rollback, itself an upgrade
  public static Planning undo(UpgradeId id, Begun original) {
    return refusal(original).<Planning>map(no -> no).orElseGet(() -> plan(id, original));
  }

  private static Optional<NoPlan> refusal(Begun original) {
    if (original.progress().plan().rollbackOf().isPresent()) {
      return Optional.of(
          new NoPlan(
              "Expected an upgrade, but %s is itself a rollback.".formatted(original.id()),
              "To go forward again, ask for an upgrade."));
    }
    return unfit(original).or(() -> underWay(original));
  }

  private static Optional<NoPlan> unfit(Begun original) {
    return switch (original) {
      case Upgrade.Waiting _, Upgrade.Paused _, Upgrade.Held _ -> Optional.empty();
      case Upgrade.Succeeded _, Upgrade.Failed _ -> Optional.empty();
      case Upgrade.Running _ ->
          Optional.of(
              new NoPlan(
                  "Expected upgrade %s to be held or over, but it is running."
                      .formatted(original.id()),
                  "Wait until it ends or is held, then roll it back."));
      case Upgrade.RollingBack rolling ->
          Optional.of(
              new NoPlan(
                  "Expected no rollback of %s under way, but %s is."
                      .formatted(original.id(), rolling.rollback()),
                  "Follow %s.".formatted(rolling.rollback())));
      case Upgrade.RolledBack done ->
          Optional.of(
              new NoPlan(
                  "Expected upgrade %s to have something to undo, but %s has undone it."
                      .formatted(original.id(), done.rollback()),
                  "There is nothing to do."));
    };
  }

  private static Optional<NoPlan> underWay(Begun original) {
    return original.progress().runs().stream()
        .filter(run -> run.status().isOpen())
        .findFirst()
        .map(run ->
            new NoPlan(
                "Expected no run under way, but '%s' on %s is."
                    .formatted(
                        original.progress().plan().stages().get(run.stage()).title(), run.host()),
                "Wait until it has ended: undoing work that still goes on would do harm."));
  }

  private static Planning plan(UpgradeId id, Begun original) {
    var trail = new Trail(original.progress());
    var stages = trail.stagesBack();
    return stages.isEmpty()
        ? nothing(original, trail)
        : new Planned(plan(id, original, trail, stages));
  }

  private static NoPlan nothing(Begun original, Trail trail) {
    return trail
        .pointOfNoReturn()
        .map(point ->
            new NoPlan(
                "Expected a release to go back to, but '%s' was a point of no return: %s"
                    .formatted(point.title(), Trail.loss(point)),
                "Go forward: put right what failed and retry, or restore from a backup by hand."))
        .orElseGet(() ->
            new NoPlan(
                "Expected upgrade %s to have changed something, but it has not."
                    .formatted(original.id()),
                "There is nothing to undo; stop or cancel it."));
  }

  private static Plan plan(UpgradeId id, Begun original, Trail trail, List<Stage> stages) {
    var plan = original.progress().plan();
    var hops = trail.hopsBack();
    return new Plan(
        id,
        Optional.of(original.id()),
        plan.installation(),
        hops.getFirst().from(),
        hops.getLast().to(),
        hops,
        plan.playbook(),
        plan.facts(),
        stages,
        plan.library(),
        scriptsOf(plan, stages),
        risks(trail, hops.getLast().to()),
        Forecasts.of(stages),
        plan.unavailable(),
        plan.variant(),
        plan.components(),
        plan.partial(),
        Optional.empty());
  }

  private static SortedMap<Sha256, String> scriptsOf(Plan plan, List<Stage> stages) {
    var texts = new TreeMap<Sha256, String>();
    for (var stage : stages) {
      var action = stage.action();
      Stream.of(action.check(), Optional.of(action.run()), action.verify())
          .flatMap(Optional::stream)
          .forEach(script -> texts.put(script.sha256(), plan.ownTextOf(script)));
    }
    return texts;
  }

  private static List<Risk> risks(Trail trail, Release reached) {
    return Stream.concat(end(trail, reached).stream(), trail.losses().stream()).distinct().toList();
  }

  private static Optional<Risk> end(Trail trail, Release reached) {
    return trail
        .pointOfNoReturn()
        .map(point ->
            new Risk(
                "The rollback ends at %s, because '%s' was a point of no return: %s"
                    .formatted(reached, point.title(), Trail.loss(point)),
                point.cite()));
  }
}
