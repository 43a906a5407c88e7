package dev.stepwise.notifier.domain;

import java.time.Instant;

/// An upgrade in people's calendars (RFC 5545, 5546). A calendar that knows the `uid` takes an
/// entry with a higher sequence in place of its own.
///
/// @param sequence 0 for the first, one more with each change
/// @param cancelled whether it is taken out again
public record CalendarEntry(
    String uid, int sequence, Instant from, Instant until, boolean cancelled) {}
