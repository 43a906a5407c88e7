package dev.stepwise.notifier.application;

import java.util.List;

/// Where the facts about notices are published.
public interface NoticeTopic {
  /// Returns when the bus has all of them for good, and throws when it does not.
  void publish(List<Outbox.Fact> facts);
}
