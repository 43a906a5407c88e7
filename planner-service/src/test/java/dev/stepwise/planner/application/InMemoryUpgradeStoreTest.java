package dev.stepwise.planner.application;

import java.util.List;

class InMemoryUpgradeStoreTest extends UpgradeStoreContract {
  private final InMemoryUpgradeStore store = new InMemoryUpgradeStore();
  private final Transactions transactions = new InMemory.TransactionsOf(List.of(store));

  @Override
  protected UpgradeStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
