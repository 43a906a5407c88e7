package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When an upgrade is to happen, as far as it was told.
///
/// @param startsAt the agreed start; empty when there is none, or no longer
/// @param changes how often a time was given, moved, taken or overrun
/// @param wakeAt when people are to be reminded next
/// @param end when all will be back, once it is foreseen that it takes longer, or goes on later
/// @param opens when the window opens that it goes by
public record Agenda(
    Optional<Instant> startsAt,
    int changes,
    Optional<Instant> wakeAt,
    Optional<Instant> end,
    Optional<Instant> opens) {
  static final Agenda EMPTY =
      new Agenda(Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty());

  Agenda given(Instant start, Instant now) {
    return new Agenda(
        Optional.of(start), changes + 1, Reminder.next(start, now).map(Reminder::at), end, opens);
  }

  Agenda taken() {
    return new Agenda(Optional.empty(), changes + 1, Optional.empty(), end, opens);
  }

  Agenda reminded(Instant now) {
    var next = startsAt.flatMap(start -> Reminder.next(start, now)).map(Reminder::at);
    return new Agenda(startsAt, changes, next, end, opens);
  }

  Agenda started() {
    return new Agenda(startsAt, changes, Optional.empty(), end, opens);
  }

  Agenda overrunning(Instant foreseen) {
    return new Agenda(startsAt, changes + 1, wakeAt, Optional.of(foreseen), opens);
  }

  Agenda within(Optional<Instant> windowOpens) {
    return new Agenda(startsAt, changes, wakeAt, end, windowOpens);
  }

  /// What had a time, and waited, goes on at another.
  Agenda goingOn(Instant at, Instant newEnd) {
    return new Agenda(
        startsAt.map(_ -> at), changes + 1, Optional.empty(), Optional.of(newEnd), opens);
  }

  /// The entry in people's calendars; empty when it never had a time.
  ///
  /// @param work how long the whole is expected to take
  Optional<CalendarEntry> entry(String uid, Duration work) {
    return startsAt.map(
        start -> new CalendarEntry(uid, changes - 1, start, end.orElse(start.plus(work)), false));
  }
}
