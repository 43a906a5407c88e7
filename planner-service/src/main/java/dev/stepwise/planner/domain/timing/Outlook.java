package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timekeeping;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is ahead of an upgrade under way.
public final class Outlook {
  /// So much longer, at least, takes what has taken longer than it should.
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private Outlook() {}

  /// Why a window does not let a stage begin; empty when it may begin. Going back is never kept
  /// waiting.
  public static Optional<String> closed(Progress progress, int stage, Instant at) {
    if (progress.plan().rollbackOf().isPresent()
        || progress.plan().stages().get(stage).down().isEmpty()) {
      return Optional.empty();
    }
    return binding(progress)
        .flatMap(slot -> closed(slot, Needs.from(progress.plan(), times(progress), stage), at));
  }

  private static Optional<String> closed(Slot slot, Needs needs, Instant at) {
    if (at.isBefore(slot.opens())) {
      return Optional.of(
          "Expected its window to be open, but it opens at %s".formatted(slot.opens()));
    }
    var left = Duration.between(at, slot.closes());
    return left.compareTo(needs.worst()) >= 0
        ? Optional.empty()
        : Optional.of(
            "Expected %s to be left of the window (%s), but it is %s: it closes at %s"
                .formatted(
                    Words.of(needs.worst()), needs.inWords(), Words.of(left), slot.closes()));
  }

  /// When nothing will be down any longer, in nine of ten cases; empty when nothing is or will be.
  public static Optional<Instant> endOfDowntime(Progress progress, Instant at) {
    var times = times(progress);
    var ahead = Needs.down(progress.plan(), Math.max(0, reachedOpen(progress)));
    return times.isEmpty() || ahead.isEmpty()
        ? Optional.empty()
        : Optional.of(
            at.plus(restOfStage(progress, times, at))
                .plus(Needs.work(times, progress.reached() + 1, ahead.getLast() + 1)));
  }

  /// The end, when it lies behind the close of the window that the upgrade keeps to.
  public static Optional<Instant> overrun(Progress progress, Instant at) {
    return slot(progress)
        .flatMap(slot -> endOfDowntime(progress, at).filter(end -> end.isAfter(slot.closes())));
  }

  /// The same, as long as it has not been told, or what was told has passed and something still
  /// runs.
  public static Optional<Instant> newOverrun(Progress progress, Instant at) {
    var told = progress.timing().flatMap(Timekeeping::overrun);
    return overrun(progress, at)
        .filter(_ -> told.isEmpty() || (isRunning(progress) && told.get().isBefore(at)));
  }

  /// The stage under way, or the one that comes next when it is done.
  private static int reachedOpen(Progress progress) {
    return progress.isStageDone() ? progress.reached() + 1 : progress.reached();
  }

  /// What has stopped has to be done again. What takes longer than nine of ten is not over in a
  /// moment: the longer it has taken, the longer it may still take.
  private static Duration restOfStage(Progress progress, List<StageTime> times, Instant at) {
    if (progress.isStageDone() || progress.reached() < 0) {
      return Duration.ZERO;
    }
    var usual = times.get(progress.reached()).p90();
    if (!isRunning(progress)) {
      return usual;
    }
    var rest = usual.minus(elapsed(progress, at));
    return rest.isPositive()
        ? rest
        : Stream.of(rest.negated(), usual.dividedBy(2), A_WHILE)
            .max(Comparator.naturalOrder())
            .get();
  }

  private static boolean isRunning(Progress progress) {
    return progress.current().stream().anyMatch(run -> run.status().isOpen());
  }

  private static Duration elapsed(Progress progress, Instant at) {
    return progress.current().stream()
        .map(Run::commandedAt)
        .min(Comparator.naturalOrder())
        .map(begun -> Duration.between(begun, at))
        .orElse(Duration.ZERO);
  }

  private static List<StageTime> times(Progress progress) {
    return progress.timing().map(kept -> kept.timetable().stages()).orElse(List.of());
  }

  private static Optional<Slot> binding(Progress progress) {
    return progress.timing().flatMap(Timekeeping::binding);
  }

  private static Optional<Slot> slot(Progress progress) {
    return progress.timing().flatMap(kept -> kept.timetable().slot());
  }
}
