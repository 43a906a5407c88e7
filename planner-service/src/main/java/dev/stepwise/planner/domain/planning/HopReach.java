package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Reach.Nowhere;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How far a rollback to a release reaches: to the one with which a hop began.
final class HopReach {
  private HopReach() {}

  static Reach to(Trail trail, Release release) {
    var hop = trail.hopFrom(release);
    if (hop.isEmpty() || hop.getAsInt() >= trail.endOfHops()) {
      return notPassed(trail, release);
    }
    return hop.getAsInt() < trail.firstHop()
        ? beyondReturn(trail, release)
        : Reach.from(
            trail, hop.getAsInt(), new RollbackScope(List.of(), List.of(), Optional.of(release)));
  }

  private static Reach notPassed(Trail trail, Release release) {
    return new Nowhere(
        new NoPlan(
            "Expected a release that the upgrade has left behind, but got %s.".formatted(release),
            "Possible are: " + possible(trail) + "."));
  }

  private static Reach beyondReturn(Trail trail, Release release) {
    var point = trail.pointOfNoReturn().orElseThrow();
    return new Nowhere(
        new NoPlan(
            "Expected a release after the last point of no return, but %s lies before '%s': %s"
                .formatted(release, point.title(), Trail.loss(point)),
            "Possible are: " + possible(trail) + "."));
  }

  private static String possible(Trail trail) {
    int end = trail.endOfHops();
    var possible =
        trail.firstHop() < end
            ? trail.plan().path().subList(trail.firstHop(), end)
            : List.<Hop>of();
    return possible.isEmpty()
        ? "none"
        : possible.stream().map(hop -> hop.from().version()).collect(Collectors.joining(", "));
  }
}
