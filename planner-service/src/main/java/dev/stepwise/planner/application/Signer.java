package dev.stepwise.planner.application;

import dev.stepwise.contracts.codec.CloudEvent;
import java.util.Map;

/// The planner's own hand.
@FunctionalInterface
public interface Signer {
  /// The headers of a record that carries the event: its own, and the planner's signature.
  Map<String, byte[]> sign(CloudEvent event);
}
