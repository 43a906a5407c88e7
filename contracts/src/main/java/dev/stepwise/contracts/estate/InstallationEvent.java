package dev.stepwise.contracts.estate;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;

/// A fact about one installation, in a stream of its own. The planner is the only author. A record
/// is never edited once released: add a new type, and keep the old one decodable.
public sealed interface InstallationEvent {
  InstallationId installationId();

  /// When the planner recorded it, by the planner's clock.
  Instant at();

  /// Somebody registered it, or replaced what was registered.
  record InstallationRegistered(Installation installation, String by, Instant at)
      implements InstallationEvent {
    @Override
    public InstallationId installationId() {
      return installation.id();
    }
  }

  /// Somebody said anew when downtime is allowed.
  ///
  /// @param rules all of them, as `PUT …/windows` takes them, in JSON
  record WindowsChanged(InstallationId installationId, String rules, String by, Instant at)
      implements InstallationEvent {}

  /// It runs that release now.
  ///
  /// @param upgradeId the upgrade or rollback that brought it there; empty when that was before
  ///   such facts were kept
  record ReleaseRecorded(
      InstallationId installationId, Release release, Optional<UpgradeId> upgradeId, Instant at)
      implements InstallationEvent {}
}
