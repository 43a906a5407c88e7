package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.planner.application.InstallationStore;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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
  public Optional<Registered> lock(InstallationId id) {
    return InstallationRow.<InstallationRow>findByIdOptional(
            id.value(), LockModeType.PESSIMISTIC_WRITE)
        .map(InstallationRow::toRegistered);
  }

  @Override
  public void save(Registered installation) {
    var id = installation.installation().id();
    var row = row(id).orElseGet(InstallationRow::new);
    row.id = id.value();
    row.document = Wire.encode(installation.installation());
    row.release = installation.release().map(Release::version).orElse(null);
    row.version = installation.version();
    row.persist();
  }

  private static Optional<InstallationRow> row(InstallationId id) {
    return InstallationRow.findByIdOptional(id.value());
  }
}
