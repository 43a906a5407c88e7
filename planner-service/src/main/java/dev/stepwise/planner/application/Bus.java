package dev.stepwise.planner.application;

import dev.stepwise.planner.application.OutboxQueue.Waiting;
import java.util.List;

/// Where messages are published.
public interface Bus {
  /// Sends in the given order and waits.
  ///
  /// @return what is durable there and follows, for its key, on nothing that is not; the others
  ///   have to be sent again
  List<Waiting> publish(List<Waiting> messages);
}
