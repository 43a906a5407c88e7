package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.StateName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/// Which upgrade has which host, and since when.
@ApplicationScoped
public class Occupations {
  private final UpgradeStore store;
  private final Transactions transactions;
  private final OneAtATime oneAtATime;

  public Occupations(UpgradeStore store, Transactions transactions, OneAtATime oneAtATime) {
    this.store = store;
    this.transactions = transactions;
    this.oneAtATime = oneAtATime;
  }

  /// An upgrade that is not over, and the hosts of an installation that it holds.
  ///
  /// @param installation the upgrade's own, which may be another one on the same hosts
  public record Occupation(
      UpgradeId upgrade,
      InstallationId installation,
      StateName state,
      Instant since,
      List<HostId> hosts) {
    public Occupation {
      hosts = List.copyOf(hosts);
    }
  }

  /// What holds hosts of that installation, the youngest first.
  public List<Occupation> of(Installation installation) {
    return transactions.inOne(() ->
        store.list(UpgradeFilter.open()).stream()
            .map(upgrade -> occupation(installation, upgrade))
            .filter(occupation -> !occupation.hosts().isEmpty())
            .toList());
  }

  private Occupation occupation(Installation installation, UpgradeSummary upgrade) {
    var shared = SharedHosts.of(installation, oneAtATime.installationOf(upgrade.id()));
    return new Occupation(
        upgrade.id(),
        upgrade.installation(),
        upgrade.state(),
        upgrade.requestedAt(),
        shared.stream().map(InstalledHost::id).toList());
  }
}
