package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.planner.domain.planning.Reach.Within;
import java.util.List;
import java.util.Optional;

/// Makes the plan that undoes an upgrade, from the state folded out of the sealed log: first what
/// may still run there is ended, then what may have changed something is undone, in exact reverse,
/// each run by the undo of its step.
///
/// A rollback of everything ends at a release, never between two. It reaches back to the first
/// release after the last point of no return that was passed; when that lies in the last hop that
/// was begun, there is no release behind to go back to, and so no plan: the way out is forward.
public final class RollbackPlanner {
  private RollbackPlanner() {}

  /// The plan of a rollback of everything, or why there is none.
  public static Planning undo(UpgradeId id, Begun original) {
    return undo(id, Undo.whole(original));
  }

  /// The plan, or why there is none.
  ///
  /// @param id of the rollback, itself an upgrade
  public static Planning undo(UpgradeId id, Undo wish) {
    return notNow(wish.original()).<Planning>map(no -> no).orElseGet(() -> plan(id, wish));
  }

  /// The plan as it would be if the upgrade, or its rollback, went no further than it has come:
  /// what is under way is ended on its hosts first. It is shown and never carried out.
  public static Planning preview(UpgradeId id, Undo wish) {
    return never(wish.original()).<Planning>map(no -> no).orElseGet(() -> plan(id, wish));
  }

  private static Optional<NoPlan> notNow(Begun original) {
    return never(original).or(() -> unfit(original)).or(() -> underWay(original));
  }

  private static Optional<NoPlan> never(Begun original) {
    if (original.progress().plan().rollbackOf().isPresent()) {
      return Optional.of(
          new NoPlan(
              "Expected an upgrade, but %s is itself a rollback.".formatted(original.id()),
              "To go forward again, ask for an upgrade; to go on with what it has left undone, roll back %s again."
                  .formatted(original.progress().plan().rollbackOf().get())));
    }
    return original instanceof Upgrade.RolledBack done && done.left().isEmpty()
        ? Optional.of(
            new NoPlan(
                "Expected upgrade %s to have something to undo, but %s has undone it."
                    .formatted(original.id(), done.rollback()),
                "There is nothing to do."))
        : Optional.empty();
  }

  private static Optional<NoPlan> unfit(Begun original) {
    return switch (original) {
      case Upgrade.Waiting _, Upgrade.Paused _, Upgrade.Held _ -> Optional.empty();
      case Upgrade.Succeeded _, Upgrade.Failed _, Upgrade.RolledBack _ -> Optional.empty();
      case Upgrade.Running _ ->
          Optional.of(
              new NoPlan(
                  "Expected upgrade %s to be held or over, but it is running."
                      .formatted(original.id()),
                  "Wait until it ends or is held, or cancel it, which ends its scripts on their"
                      + " hosts; then roll it back."));
      case Upgrade.RollingBack rolling ->
          Optional.of(
              new NoPlan(
                  "Expected no rollback of %s under way, but %s is."
                      .formatted(original.id(), rolling.rollback()),
                  "Follow %s.".formatted(rolling.rollback())));
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
                "Wait until it has ended, or cancel the upgrade, which ends it on its host: undoing"
                    + " work that still goes on would do harm."));
  }

  private static Planning plan(UpgradeId id, Undo wish) {
    var trail = new Trail(wish.original().progress(), wish.undone());
    return switch (Reach.of(trail, wish.scope())) {
      case Reach.Nowhere(var why) -> why;
      case Within within when within.undone().isEmpty() -> nothing(wish.original(), trail);
      case Within within -> new Planned(plan(id, wish, trail, within));
    };
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
                "Expected upgrade %s to have changed something that is not undone, but it has not."
                    .formatted(original.id()),
                "There is nothing to undo; stop or cancel it."));
  }

  private static Plan plan(UpgradeId id, Undo wish, Trail trail, Within within) {
    var plan = trail.plan();
    var hops = trail.hopsBack(within.firstHop(), within.endHop());
    var stages = new UndoStages(trail, within).after(earlier(wish, within));
    return new Plan(
        id,
        Optional.of(plan.upgradeId()),
        plan.installation(),
        hops.getFirst().from(),
        hops.getLast().to(),
        hops,
        plan.playbook(),
        plan.facts(),
        stages,
        plan.library(),
        UndoStages.scripts(plan, stages),
        new UndoRisks(trail, within).all(hops.getLast().to()),
        Forecasts.of(stages),
        plan.unavailable(),
        plan.variant(),
        plan.components(),
        within.isMixed() ? Optional.of(true) : plan.partial(),
        Optional.empty(),
        Optional.of(new WayBacks(trail, within).wayBack(wish, hops.getLast().to())));
  }

  private static List<Stage> earlier(Undo wish, Within within) {
    return EarlierRuns.ending(
        wish.upgrades(), within.undone().stream().map(change -> change.run().host()).toList());
  }
}
