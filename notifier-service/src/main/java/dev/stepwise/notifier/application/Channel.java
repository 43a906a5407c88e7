package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import java.time.Duration;

/// A way to people.
public interface Channel {
  /// As subscribers name it, such as `email`.
  String name();

  /// The least time between two tries for the same subscriber.
  default Duration pace() {
    return Duration.ZERO;
  }

  /// Makes one try, within 30 s. Never throws for what the network or the other side does.
  ///
  /// @param delivery its notice's id is the same in each try, for channels that can tell duplicates
  ///   by it
  /// @param message the notice in the subscriber's words
  Sending send(Delivery delivery, Message message);
}
