package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.application.Leases;
import dev.stepwise.planner.domain.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Every change is one statement that looks and writes at once, so it can wait for the commit.
final class LeaseTable implements Leases {
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Database database;

  LeaseTable(Database database) {
    this.database = database;
  }

  record Place(UpgradeId upgrade, int stage, HostId host) {
    static Place of(Awaited awaited) {
      return new Place(
          awaited.upgradeId(),
          awaited instanceof Awaited.RunEnd run ? run.attempt().stage() : -1,
          awaited.host());
    }
  }

  record Lease(Awaited awaited, Instant expiresAt) {}

  @Override
  public void await(List<Awaited> awaited) {
    if (database.mutation != Mutation.COMMANDS_WITHOUT_LEASE) {
      later(() -> awaited.forEach(one -> database.leases.put(Place.of(one), lease(one))));
    }
  }

  @Override
  public void renew(Collection<Awaited> awaited) {
    later(() -> awaited.forEach(this::renewNow));
  }

  private void renewNow(Awaited awaited) {
    database.leases.computeIfPresent(
        Place.of(awaited), (_, old) -> old.awaited().equals(awaited) ? lease(awaited) : old);
  }

  @Override
  public void settle(Collection<Awaited> awaited) {
    later(() -> awaited.forEach(this::settleNow));
  }

  private void settleNow(Awaited awaited) {
    var place = Place.of(awaited);
    var lease = database.leases.get(place);
    if (lease != null && lease.awaited().equals(awaited)) {
      database.leases.remove(place);
    }
  }

  @Override
  public void settleAll(UpgradeId id) {
    later(() -> database.leases.keySet().removeIf(place -> place.upgrade().equals(id)));
  }

  @Override
  public List<Awaited> expired(int limit) {
    var now = database.clock.instant();
    database.transaction();
    return database.leases.values().stream()
        .filter(one -> one.expiresAt().isBefore(now))
        .sorted(Comparator.comparing(Lease::expiresAt))
        .map(Lease::awaited)
        .limit(limit)
        .toList();
  }

  @Override
  public void renewAll() {
    later(() -> database.leases.replaceAll((_, old) -> lease(old.awaited())));
  }

  private Lease lease(Awaited awaited) {
    return new Lease(awaited, database.clock.instant().plus(LEASE));
  }

  private void later(Runnable change) {
    database.transaction().others.add(change);
  }
}
