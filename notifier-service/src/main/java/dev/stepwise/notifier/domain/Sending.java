package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.util.Optional;

/// What came of one try to send a message.
public sealed interface Sending {
  /// The channel has it.
  ///
  /// @param receipt what the channel calls it, where that is needed later
  record Sent(Optional<String> receipt) implements Sending {
    public Sent() {
      this(Optional.empty());
    }
  }

  /// Not now; it may work later.
  ///
  /// @param after the wait that the channel asked for
  /// @param mayHaveArrived true when no answer came, so that the next try may be a duplicate
  record TryLater(String reason, Optional<Duration> after, boolean mayHaveArrived)
      implements Sending {}

  /// Never: the channel understood and said no.
  record Refused(String reason) implements Sending {}
}
