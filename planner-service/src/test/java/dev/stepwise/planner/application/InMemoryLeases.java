package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.domain.Awaited;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

final class InMemoryLeases implements Leases, InMemory {
  private final InstantSource clock;
  private final Duration untilAccepted;
  private final Duration lease;
  private Map<Place, Lease> leases = new LinkedHashMap<>();

  InMemoryLeases(InstantSource clock, Duration untilAccepted, Duration lease) {
    this.clock = clock;
    this.untilAccepted = untilAccepted;
    this.lease = lease;
  }

  private record Place(UpgradeId upgrade, int stage, HostId host) {
    static Place of(Awaited awaited) {
      return new Place(
          awaited.upgradeId(),
          awaited instanceof Awaited.RunEnd run ? run.attempt().stage() : -1,
          awaited.host());
    }
  }

  private record Lease(Awaited awaited, Instant expiresAt) {}

  @Override
  public void await(List<Awaited> awaited) {
    awaited.forEach(one ->
        leases.put(
            Place.of(one),
            one instanceof Awaited.RunEnd
                ? new Lease(one, clock.instant().plus(untilAccepted))
                : lease(one)));
  }

  private Lease lease(Awaited awaited) {
    return new Lease(awaited, clock.instant().plus(lease));
  }

  @Override
  public void renew(Collection<Awaited> awaited) {
    for (var one : awaited) {
      leases.computeIfPresent(
          Place.of(one), (_, old) -> old.awaited().equals(one) ? lease(one) : old);
    }
  }

  @Override
  public void settle(Collection<Awaited> awaited) {
    for (var one : awaited) {
      leases.computeIfPresent(Place.of(one), (_, old) -> old.awaited().equals(one) ? null : old);
    }
  }

  @Override
  public void settleAll(UpgradeId id) {
    leases.keySet().removeIf(place -> place.upgrade().equals(id));
  }

  @Override
  public List<Awaited> expired(int limit) {
    return leases.values().stream()
        .filter(one -> one.expiresAt().isBefore(clock.instant()))
        .map(Lease::awaited)
        .limit(limit)
        .toList();
  }

  @Override
  public void renewAll() {
    leases.replaceAll((_, old) ->
        old.expiresAt().isAfter(clock.instant().plus(lease)) ? old : lease(old.awaited()));
  }

  @Override
  public Runnable save() {
    var old = new LinkedHashMap<>(leases);
    return () -> leases = old;
  }
}
