package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Subscriber;

/// A way to people.
public interface Channel {
  /// As subscribers name it, such as `email`.
  String name();

  /// Makes one try, within 30 s. Never throws for what the network or the other side does.
  ///
  /// @param noticeId the same in each try, for channels that can tell duplicates by it
  Sending send(Subscriber subscriber, String noticeId, Message message);
}
