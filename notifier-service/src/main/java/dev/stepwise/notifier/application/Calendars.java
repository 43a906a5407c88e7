package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.CalendarEntry;
import dev.stepwise.notifier.domain.Message;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Upgrades as calendars read them (RFC 5545).
public interface Calendars {
  /// For one person, to take, to move, or to remove (RFC 5546, `REQUEST` and `CANCEL`).
  ///
  /// @param organizer the mail address that it comes from
  /// @param attendee the mail address that it is for
  /// @param zone in which the times are given, with its rules
  Invitation invitation(Event event, String organizer, String attendee, ZoneId zone, Instant now);

  /// For everybody, to subscribe to.
  String feed(String name, List<Event> events, ZoneId zone, Instant now);

  /// An entry and its words.
  record Event(CalendarEntry entry, Message message) {}

  /// A calendar file, and its method, which the mail has to name.
  record Invitation(String method, String text) {}
}
