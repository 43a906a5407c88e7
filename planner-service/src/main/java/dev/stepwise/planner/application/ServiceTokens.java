package dev.stepwise.planner.application;

import dev.stepwise.contracts.signature.ServiceToken;
import java.time.Instant;

/// By which the planner shows other services that it is the planner who asks.
public interface ServiceTokens {
  /// A new token, good for about a minute from then.
  String of(ServiceToken token, Instant now);
}
