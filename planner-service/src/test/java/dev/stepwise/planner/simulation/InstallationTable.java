package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.estate.Registered;
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
  public Optional<Registered> lock(InstallationId id) {
    return find(id);
  }

  @Override
  public void save(Registered installation) {
    database
        .transaction()
        .others
        .add(() -> database.installations.put(installation.installation().id(), installation));
  }
}
