package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.CalendarEntry;
import dev.stepwise.notifier.domain.Message;
import java.time.Instant;
import java.util.List;

/// Upgrades as calendars read them (RFC 5545). Times are in UTC, so that they mean the same in
/// every calendar, also in the hour that a change of clocks repeats; it shows them in the zone of
/// who reads.
public interface Calendars {
  /// For one person, to take, to move, or to remove (RFC 5546, `REQUEST` and `CANCEL`).
  ///
  /// @param organizer the mail address that it comes from
  /// @param attendee the mail address that it is for
  Invitation invitation(Event event, String organizer, String attendee, Instant now);

  /// For everybody, to subscribe to.
  String feed(String name, List<Event> events, Instant now);

  /// An entry and its words.
  record Event(CalendarEntry entry, Message message) {}

  /// A calendar file, and its method, which the mail has to name.
  record Invitation(String method, String text) {}
}
