package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.CloudEvent;
import java.util.List;

/// What is to be sent once the transaction is committed; it is sent at least once, and in order per
/// key.
public interface Outbox {
  void add(List<Message> messages);

  /// Whether a command to the host still waits to be sent, so that nobody can have heard it.
  boolean holdsCommandTo(HostId host);

  record Message(String topic, String key, CloudEvent event) {}
}
