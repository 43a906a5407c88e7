package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;

/// Something that an executor owes us. It is awaited under a lease; when that runs out, it is asked
/// for again.
public sealed interface Awaited {
  UpgradeId upgradeId();

  HostId host();

  /// The facts of a host.
  record Facts(UpgradeId upgradeId, HostId host) implements Awaited {}

  /// The end of a run, under the command with that fence.
  record RunEnd(AttemptId attempt, long fence) implements Awaited {
    @Override
    public UpgradeId upgradeId() {
      return attempt.upgradeId();
    }

    @Override
    public HostId host() {
      return attempt.host();
    }
  }
}
