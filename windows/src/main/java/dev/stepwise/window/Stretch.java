package dev.stepwise.window;

import java.time.Duration;
import java.time.Instant;

/// A time without a gap: from its first instant up to and without its last.
public record Stretch(Instant from, Instant until) {
  /// Fails with [IllegalArgumentException] when it would be empty.
  public Stretch {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "Expected a stretch to end after its start %s, but it ends %s".formatted(from, until));
    }
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  public boolean overlaps(Stretch other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /// How long it is.
  public Duration length() {
    return Duration.between(from, until);
  }
}
