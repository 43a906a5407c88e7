package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Optional;

/// The installations that were registered.
public interface InstallationStore {
  Optional<Registered> find(InstallationId id);

  /// All, by id.
  List<Registered> list();

  /// Registers it, or replaces what was registered.
  ///
  /// @return whether it is new
  boolean put(Installation installation);

  /// Notes the release that an upgrade or a rollback has brought it to.
  void record(InstallationId id, Release release);

  /// An installation that is known.
  ///
  /// @param release that it was last brought to; empty before the first upgrade
  record Registered(Installation installation, Optional<Release> release) {}
}
