package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.WayBack.Around;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import java.util.List;

/// How far a rollback reaches.
sealed interface Reach {
  /// So far.
  ///
  /// @param undone in the order of the plan
  /// @param stays what could be undone, and is not
  /// @param around what is taken down for the time of the rollback
  /// @param firstHop the earliest hop of which something is undone
  /// @param endHop the hop after the last one of which something is undone
  /// @param scope as it turned out: everything, when nothing stays
  record Within(
      List<Change> undone,
      List<Change> stays,
      List<Around> around,
      int firstHop,
      int endHop,
      RollbackScope scope)
      implements Reach {
    public Within {
      undone = List.copyOf(undone);
      stays = List.copyOf(stays);
      around = List.copyOf(around);
    }

    /// Whether hosts will have different releases afterwards.
    boolean isMixed() {
      return !scope.hosts().isEmpty() || !scope.components().isEmpty();
    }
  }

  /// Not at all.
  record Nowhere(NoPlan why) implements Reach {}

  /// How far a rollback of that scope reaches.
  static Reach of(Trail trail, RollbackScope scope) {
    var isNarrow = !scope.hosts().isEmpty() || !scope.components().isEmpty();
    if (isNarrow && scope.toHop().isPresent()) {
      return new Nowhere(
          new NoPlan(
              "Expected hosts and components, or a release to go back to, but got both.",
              "Roll back hosts or components by one hop, or everything to %s."
                  .formatted(scope.toHop().get())));
    }
    if (isNarrow) {
      return new PartialReach(trail, scope).reach();
    }
    return scope
        .toHop()
        .map(release -> HopReach.to(trail, release))
        .orElseGet(() -> from(trail, trail.firstHop(), RollbackScope.WHOLE));
  }

  /// Everything from a hop on.
  static Reach from(Trail trail, int hop, RollbackScope scope) {
    var undone = trail.changesFrom(hop);
    var stays =
        trail.changesFrom(trail.firstHop()).stream().filter(one -> !undone.contains(one)).toList();
    return new Within(
        undone,
        stays,
        List.of(),
        hop,
        Math.max(hop, trail.endOfHops()),
        stays.isEmpty() ? RollbackScope.WHOLE : scope);
  }
}
