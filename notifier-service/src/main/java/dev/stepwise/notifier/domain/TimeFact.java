package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;

/// A fact about when an upgrade is to happen.
public sealed interface TimeFact {
  UpgradeId upgradeId();

  Instant at();

  /// It starts by itself then; takes the place of an earlier time.
  record TimeGiven(UpgradeId upgradeId, Instant startsAt, Instant at) implements TimeFact {}

  /// It does not start by itself any longer.
  record TimeTaken(UpgradeId upgradeId, String reason, Instant at) implements TimeFact {}

  /// It is expected to have something down for longer than was agreed.
  ///
  /// @param end when all will be back, as far as anybody can tell
  record OverrunForeseen(UpgradeId upgradeId, Instant end, Instant at) implements TimeFact {}
}
