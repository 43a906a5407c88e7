package dev.stepwise.planner.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class InMemoryLeasesTest extends LeasesContract {
  private Instant now = Instant.EPOCH;
  private final InMemoryLeases leases =
      new InMemoryLeases(() -> now, Duration.ofSeconds(60), Duration.ofSeconds(10));
  private final Transactions transactions = new InMemory.TransactionsOf(List.of(leases));

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
    now = now.plusSeconds(61);
  }

  @Override
  protected void letALeasePass() {
    now = now.plusSeconds(11);
  }
}
