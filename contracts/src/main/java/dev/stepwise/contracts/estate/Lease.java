package dev.stepwise.contracts.estate;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.time.Instant;
import java.util.List;

/// An upgrade that is not over, and the hosts of an installation that it holds: no other upgrade
/// gets them.
///
/// @param installation the upgrade's own, which may be another one on the same hosts
/// @param since when the upgrade was asked for
public record Lease(
    UpgradeId upgrade,
    InstallationId installation,
    StateName state,
    Instant since,
    List<HostId> hosts) {
  public Lease {
    hosts = List.copyOf(hosts);
  }

  /// What an upgrade holds of an installation; without hosts when it holds nothing.
  ///
  /// @param about the upgrade's own installation, as it was when the upgrade was asked for
  public static Lease of(Installation held, UpgradeSummary upgrade, Installation about) {
    return new Lease(
        upgrade.id(),
        upgrade.installation(),
        upgrade.state(),
        upgrade.requestedAt(),
        held.sharedWith(about).stream().map(InstalledHost::id).toList());
  }
}
