package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.planner.application.InstallationStore;
import java.util.List;
import java.util.Optional;

final class InstallationTable implements InstallationStore {
  private final Database database;

  InstallationTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Registered> find(InstallationId id) {
    database.transaction();
    return Optional.ofNullable(database.installations.get(id));
  }

  @Override
  public List<Registered> list() {
    database.transaction();
    return List.copyOf(database.installations.values());
  }

  @Override
  public boolean put(Installation installation) {
    var known = find(installation.id());
    var release = known.flatMap(Registered::release);
    later(
        () -> database.installations.put(installation.id(), new Registered(installation, release)));
    return known.isEmpty();
  }

  @Override
  public void record(InstallationId id, Release release) {
    later(() ->
        database.installations.computeIfPresent(
            id, (_, old) -> new Registered(old.installation(), Optional.of(release))));
  }

  private void later(Runnable change) {
    database.transaction().others.add(change);
  }
}
