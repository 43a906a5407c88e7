package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

final class InMemoryInstallationStore implements InstallationStore, InMemory {
  private SortedMap<InstallationId, Registered> known = new TreeMap<>();

  @Override
  public Optional<Registered> find(InstallationId id) {
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public List<Registered> list() {
    return List.copyOf(known.values());
  }

  @Override
  public boolean put(Installation installation) {
    var release = find(installation.id()).flatMap(Registered::release);
    return known.put(installation.id(), new Registered(installation, release)) == null;
  }

  @Override
  public void record(InstallationId id, Release release) {
    known.computeIfPresent(
        id, (_, old) -> new Registered(old.installation(), Optional.of(release)));
  }

  @Override
  public Runnable save() {
    var old = new TreeMap<>(known);
    return () -> known = old;
  }
}
