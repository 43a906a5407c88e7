package dev.stepwise.audit.domain;

import java.time.Instant;

/// The moment for which something is asked.
public sealed interface At {
  /// As the log ends now.
  record Latest() implements At {}

  /// As the log was when it ended with that entry.
  record OfEntry(long entry) implements At {}

  /// As the log was at that time, by the clock of its database.
  record OfTime(Instant time) implements At {}
}
