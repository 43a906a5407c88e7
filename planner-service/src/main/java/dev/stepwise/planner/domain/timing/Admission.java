package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.window.Stretch;
import dev.stepwise.window.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a plan may start at an instant. It may when its work and the worst way back fit what is
/// left of the window. Stages without downtime that come first may be done before it opens, but no
/// sooner than needed: what they prepare, such as a backup, should be fresh.
public sealed interface Admission {
  /// How much sooner than needed something may start.
  Duration MORE_OR_LESS = Duration.ofMinutes(5);

  /// What it goes by when it starts.
  Timetable timetable();

  /// It may start.
  record Admitted(Timetable timetable) implements Admission {}

  /// It may not.
  ///
  /// @param next the next window that is long enough, if there is one within 400 days
  record TurnedAway(Timetable timetable, String reason, Optional<Slot> next) implements Admission {}

  /// Decides it. A rollback may always start; whether it fits is told all the same.
  static Admission of(Plan plan, List<StageTime> times, Windows windows, Instant at) {
    var needs = Needs.from(plan, times, 0);
    if (windows.isAlways() || needs.isNothing()) {
      return new Admitted(new Timetable(times, Optional.empty()));
    }
    var now = windows.at(at);
    var next = nextFitting(windows, needs, at);
    var slot =
        now.filter(stretch -> fits(needs, stretch, at))
            .or(() -> next.filter(stretch -> isDue(needs, stretch, at)));
    if (slot.isPresent() || plan.rollbackOf().isPresent()) {
      return new Admitted(new Timetable(times, slot.or(() -> now).map(Admission::slot)));
    }
    return new TurnedAway(
        new Timetable(times, next.map(Admission::slot)),
        reason(needs, now, next, at),
        next.map(Admission::slot));
  }

  /// The next window, not yet open, in which a plan fits; for a schedule.
  static Optional<Slot> next(Plan plan, List<StageTime> times, Windows windows, Instant after) {
    return nextFitting(windows, Needs.from(plan, times, 0), after).map(Admission::slot);
  }

  /// When a plan should start so that its downtime begins as a window opens.
  static Instant startFor(Plan plan, List<StageTime> times, Slot slot) {
    return slot.opens().minus(Needs.from(plan, times, 0).lead());
  }

  private static Optional<Stretch> nextFitting(Windows windows, Needs needs, Instant after) {
    return windows.next(
        after,
        stretch -> {
          var start = stretch.from().minus(needs.lead());
          return fits(needs, stretch, start.isAfter(after) ? start : after);
        });
  }

  private static boolean fits(Needs needs, Stretch stretch, Instant at) {
    return !at.plus(needs.lead()).plus(needs.worst()).isAfter(stretch.until());
  }

  /// Give or take some minutes: forecasts change a little with each run.
  private static boolean isDue(Needs needs, Stretch stretch, Instant at) {
    return !at.isBefore(stretch.from().minus(needs.lead()).minus(MORE_OR_LESS))
        && fits(needs, stretch, at);
  }

  private static String reason(
      Needs needs, Optional<Stretch> now, Optional<Stretch> next, Instant at) {
    var needed = Words.of(needs.lead().plus(needs.worst()));
    var lead =
        needs.lead().isZero() ? "" : "%s before the downtime, ".formatted(Words.of(needs.lead()));
    return "Expected %s to be left of a window (%s%s), but %s; %s"
        .formatted(needed, lead, needs.inWords(), left(now, at), advice(needs, next));
  }

  private static String left(Optional<Stretch> now, Instant at) {
    return now.map(open ->
            "the one that is open closes in %s, at %s"
                .formatted(Words.of(Duration.between(at, open.until())), open.until()))
        .orElse("none is open");
  }

  private static String advice(Needs needs, Optional<Stretch> next) {
    return next.map(stretch ->
            "the next that is long enough opens at %s and closes at %s%s"
                .formatted(stretch.from(), stretch.until(), startFrom(needs, stretch)))
        .orElse("none that is long enough opens within 400 days");
  }

  private static String startFrom(Needs needs, Stretch stretch) {
    return needs.lead().isZero()
        ? ""
        : ", start from %s on".formatted(stretch.from().minus(needs.lead()));
  }

  private static Slot slot(Stretch stretch) {
    return new Slot(stretch.from(), stretch.until());
  }
}
