package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.planner.application.InstallationStore;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PostgresInstallationStore implements InstallationStore {
  @Override
  public Optional<Registered> find(InstallationId id) {
    return row(id).map(InstallationRow::toRegistered);
  }

  @Override
  public List<Registered> list() {
    return InstallationRow.<InstallationRow>listAll(Sort.by("id")).stream()
        .map(InstallationRow::toRegistered)
        .toList();
  }

  @Override
  public boolean put(Installation installation) {
    var known = row(installation.id());
    var row = known.orElseGet(InstallationRow::new);
    row.id = installation.id().value();
    row.document = Wire.encode(installation);
    row.persist();
    return known.isEmpty();
  }

  @Override
  public void record(InstallationId id, Release release) {
    InstallationRow.update("release = ?1 where id = ?2", release.version(), id.value());
  }

  private static Optional<InstallationRow> row(InstallationId id) {
    return InstallationRow.findByIdOptional(id.value());
  }
}
