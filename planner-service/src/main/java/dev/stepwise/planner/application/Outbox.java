package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.CloudEvent;
import java.util.List;
import java.util.Map;

/// What is to be sent once the transaction is committed; it is sent at least once, and in order per
/// key.
public interface Outbox {
  void add(List<Message> messages);

  /// Whether a command to the host still waits to be sent, so that nobody can have heard it.
  boolean holdsCommandTo(HostId host);

  /// @param headers those of the event, and what else goes with it
  record Message(String topic, String key, CloudEvent event, Map<String, byte[]> headers) {
    /// A message that is not signed.
    public Message(String topic, String key, CloudEvent event) {
      this(topic, key, event, event.headers());
    }
  }
}
