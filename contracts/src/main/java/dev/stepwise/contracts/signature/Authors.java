package dev.stepwise.contracts.signature;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.signature.Verification.Genuine;
import java.util.Map;
import java.util.Optional;

/// Who may speak on which topic: the planner of upgrades, installations and commands, executors of
/// runs and of what these print, both of alerts. For those who read what others say, and must not
/// take a stranger's word for it.
///
/// @param planner its keys
/// @param executors their keys, of whatever zone: who reads what they say of a host has to hold the
///   zone of the key against that of the host
public record Authors(PinnedKeys planner, PinnedKeys executors) {
  /// Whether a record is by whom it has to be; empty for a topic on which nobody signs.
  ///
  /// @param headers of the record, all of them
  /// @param value of the record, the exact bytes
  public Optional<Verification> verify(String topic, Map<String, byte[]> headers, byte[] value) {
    if (topic.startsWith(Topics.steps(""))) {
      return Optional.of(planner.verify(headers, value));
    }
    return switch (topic) {
      case Topics.UPGRADES, Topics.INSTALLATIONS -> Optional.of(planner.verify(headers, value));
      case Topics.STEP_REPORTS, Topics.STEP_OUTPUT -> Optional.of(executors.verify(headers, value));
      case Topics.ALERTS -> Optional.of(either(headers, value));
      default -> Optional.empty();
    };
  }

  private Verification either(Map<String, byte[]> headers, byte[] value) {
    var byPlanner = planner.verify(headers, value);
    return byPlanner instanceof Genuine ? byPlanner : executors.verify(headers, value);
  }
}
