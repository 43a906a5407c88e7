package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.estate.Lease;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import jakarta.enterprise.context.ApplicationScoped;
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

  /// What holds hosts of that installation, the youngest first.
  public List<Lease> of(Installation installation) {
    return transactions.inOne(() ->
        store.list(UpgradeFilter.open()).stream()
            .map(upgrade -> lease(installation, upgrade))
            .filter(lease -> !lease.hosts().isEmpty())
            .toList());
  }

  private Lease lease(Installation installation, UpgradeSummary upgrade) {
    return Lease.of(installation, upgrade, oneAtATime.installationOf(upgrade.id()));
  }
}
