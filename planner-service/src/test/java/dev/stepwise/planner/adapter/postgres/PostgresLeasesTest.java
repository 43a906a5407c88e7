package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.planner.application.Leases;
import dev.stepwise.planner.application.LeasesContract;
import dev.stepwise.planner.application.Transactions;
import dev.stepwise.planner.journey.Infrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.persistence.EntityManager;

@QuarkusTest
@TestProfile(WithoutSchedule.class)
@QuarkusTestResource(Infrastructure.class)
class PostgresLeasesTest extends LeasesContract {
  private final Leases leases;
  private final Transactions transactions;
  private final EntityManager database;

  PostgresLeasesTest(Leases leases, Transactions transactions, EntityManager database) {
    this.leases = leases;
    this.transactions = transactions;
    this.database = database;
  }

  @Override
  protected Leases leases() {
    return leases;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void letTimePass() {
    letPass("10 minutes");
  }

  @Override
  protected void letALeasePass() {
    letPass("2.5 seconds");
  }

  private void letPass(String interval) {
    transactions.inOne(() -> {
      database
          .createNativeQuery(
              "update planner.leases set expires_at = expires_at - interval '%s'"
                  .formatted(interval))
          .executeUpdate();
    });
  }
}
