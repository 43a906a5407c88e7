package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.planner.domain.planning.Reach.Within;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is lost by going back, and where the way back ends.
final class UndoRisks {
  private final Trail trail;
  private final Within within;

  UndoRisks(Trail trail, Within within) {
    this.trail = trail;
    this.within = within;
  }

  /// In the order in which it happens.
  List<Risk> all(Release reached) {
    return Stream.of(end(reached).stream(), mixed(reached).stream(), losses())
        .flatMap(risks -> risks)
        .distinct()
        .toList();
  }

  private Optional<Risk> end(Release reached) {
    return trail
        .pointOfNoReturn()
        .map(point ->
            new Risk(
                "The rollback ends at %s, because '%s' was a point of no return: %s"
                    .formatted(reached, point.title(), Trail.loss(point)),
                point.cite()));
  }

  private Optional<Risk> mixed(Release reached) {
    return within.isMixed()
        ? Optional.of(
            new Risk(
                "Until the rest follows, %s and %s run side by side"
                    .formatted(reached, trail.plan().path().get(within.firstHop()).to()),
                Optional.empty()))
        : Optional.empty();
  }

  private Stream<Risk> losses() {
    return within.undone().reversed().stream().flatMap(change -> loss(change).stream());
  }

  private static Optional<Risk> loss(Change change) {
    return change
        .effect()
        .loss()
        .map(loss ->
            new Risk(
                "Undoing '%s' costs: %s".formatted(change.stage().title(), loss),
                change.stage().cite()));
  }
}
