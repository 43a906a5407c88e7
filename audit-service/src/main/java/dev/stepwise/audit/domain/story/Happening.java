package dev.stepwise.audit.domain.story;

import dev.stepwise.contracts.HostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// One line of a timeline.
///
/// @param at by the clock of whoever said it
/// @param entry that seals it
/// @param who decided or did it; empty when it came about by itself
/// @param took how long the run took that ended with it
/// @param waited how long people were waited for until it
public record Happening(
    Instant at,
    long entry,
    Kind kind,
    Optional<String> who,
    String what,
    OptionalInt stage,
    Optional<HostId> host,
    OptionalInt attempt,
    Optional<Duration> took,
    Optional<Wait> waited) {
  /// What sort of thing it is.
  public enum Kind {
    /// Asked, planned, over.
    UPGRADE,
    /// A person decided something.
    DECISION,
    /// A stage began.
    STAGE,
    /// A run began or ended well.
    RUN,
    /// Something did not go as planned.
    TROUBLE,
    /// Somebody was told.
    NOTICE,
    /// Something was refused that nobody honest sends.
    ALERT
  }

  /// People were waited for.
  ///
  /// @param purpose what for, such as `approval`
  public record Wait(String purpose, Duration time) {}

  static Happening of(Instant at, long entry, Telling.Told told) {
    return new Happening(
        at,
        entry,
        told.kind(),
        told.who(),
        told.what(),
        told.stage(),
        told.host(),
        told.attempt(),
        Optional.empty(),
        Optional.empty());
  }

  Happening after(Optional<Duration> running, Optional<Wait> waiting) {
    return new Happening(at, entry, kind, who, what, stage, host, attempt, running, waiting);
  }
}
