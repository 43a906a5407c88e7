package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// A reminder of a start: a week, a day, an hour before.
record Reminder(NoticeKind kind, Instant at) {
  /// The first one that is still to come.
  static Optional<Reminder> next(Instant start, Instant now) {
    return all(start)
        .filter(reminder -> reminder.at.isAfter(now))
        .min(Comparator.comparing(Reminder::at));
  }

  /// The one whose time it is: of several that were missed the last, and none after the start.
  static Optional<Reminder> due(Instant start, Instant now) {
    return now.isBefore(start)
        ? all(start)
            .filter(reminder -> !reminder.at.isAfter(now))
            .max(Comparator.comparing(Reminder::at))
        : Optional.empty();
  }

  private static Stream<Reminder> all(Instant start) {
    return Stream.of(
        new Reminder(NoticeKind.REMINDER_WEEK, start.minus(Duration.ofDays(7))),
        new Reminder(NoticeKind.REMINDER_DAY, start.minus(Duration.ofDays(1))),
        new Reminder(NoticeKind.REMINDER_HOUR, start.minus(Duration.ofHours(1))));
  }
}
