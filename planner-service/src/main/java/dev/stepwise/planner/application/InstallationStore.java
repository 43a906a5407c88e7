package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.estate.Registered;
import java.util.List;
import java.util.Optional;

/// The installations that were registered.
public interface InstallationStore {
  Optional<Registered> find(InstallationId id);

  /// The same, and nobody else changes it until the transaction is over.
  Optional<Registered> lock(InstallationId id);

  /// All, by id.
  List<Registered> list();

  /// Keeps it in place of what was known of it.
  void save(Registered installation);
}
