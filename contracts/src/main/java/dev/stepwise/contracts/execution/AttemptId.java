package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;

/// One try of a run. The host starts the work of an attempt at most once, whoever asks and how
/// often.
///
/// @param stage index of the stage in the plan
/// @param number 1 for the first try; a retry that a person asked for is the next
public record AttemptId(UpgradeId upgradeId, int stage, HostId host, int number) {
  /// The name of the attempt, and of its folder in the host's ledger.
  public String value() {
    return "%s.%d.%s.%d".formatted(upgradeId, stage, host, number);
  }

  /// The try before this one, which must be fenced off before this one starts.
  public AttemptId previous() {
    return new AttemptId(upgradeId, stage, host, number - 1);
  }

  @Override
  public String toString() {
    return value();
  }
}
