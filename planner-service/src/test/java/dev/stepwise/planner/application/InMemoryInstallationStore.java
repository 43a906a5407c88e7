package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.estate.Registered;
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
  public Optional<Registered> lock(InstallationId id) {
    return find(id);
  }

  @Override
  public void save(Registered installation) {
    known.put(installation.installation().id(), installation);
  }

  @Override
  public Runnable save() {
    var old = new TreeMap<>(known);
    return () -> known = old;
  }
}
