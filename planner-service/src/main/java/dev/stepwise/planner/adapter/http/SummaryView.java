package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.time.Instant;
import java.util.Optional;

/// An upgrade as lists show it.
record SummaryView(
    UpgradeId id,
    String kind,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String platform,
    Optional<Release> from,
    Optional<Release> to,
    StateName state,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  static SummaryView of(UpgradeSummary known) {
    return new SummaryView(
        known.id(),
        kind(known),
        known.rollbackOf(),
        known.installation(),
        known.platform(),
        known.from(),
        known.to(),
        known.state(),
        known.requestedAt(),
        known.startedAt(),
        known.endedAt());
  }

  static String kind(UpgradeSummary known) {
    return known.rollbackOf().isPresent() ? "ROLLBACK" : "UPGRADE";
  }
}
