package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.planner.application.Transactions;
import dev.stepwise.planner.application.UpgradeStore;
import dev.stepwise.planner.application.UpgradeStoreContract;
import dev.stepwise.planner.journey.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(WithoutSchedule.class)
@QuarkusTestResource(Infrastructure.class)
class PostgresUpgradeStoreTest extends UpgradeStoreContract {
  private final UpgradeStore store;
  private final Transactions transactions;

  PostgresUpgradeStoreTest(UpgradeStore store, Transactions transactions) {
    this.store = store;
    this.transactions = transactions;
  }

  @Override
  protected UpgradeStore store() {
    return store;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
