package dev.stepwise.contracts.upgrade;

import java.time.Instant;

/// An open stretch of an installation's windows: from when it opens up to when it closes.
public record Slot(Instant opens, Instant closes) {
  /// Whether it is open at an instant.
  public boolean isOpen(Instant at) {
    return !at.isBefore(opens) && at.isBefore(closes);
  }
}
