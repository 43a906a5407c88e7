package dev.stepwise.planner.application;

import dev.stepwise.contracts.estate.Estate;
import jakarta.enterprise.context.ApplicationScoped;

/// Everything that is registered, and every upgrade, as it stands now.
@ApplicationScoped
public class LiveEstate {
  private final InstallationStore installations;
  private final UpgradeStore upgrades;
  private final Transactions transactions;
  private final UpgradeHandler handler;

  public LiveEstate(
      InstallationStore installations,
      UpgradeStore upgrades,
      Transactions transactions,
      UpgradeHandler handler) {
    this.installations = installations;
    this.upgrades = upgrades;
    this.transactions = transactions;
    this.handler = handler;
  }

  public Estate now() {
    return transactions.inOne(() ->
        Estate.of(
            installations.list(),
            upgrades.list(UpgradeFilter.all()),
            id -> handler.current(id).state()));
  }
}
