package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.estate.Estate;
import dev.stepwise.contracts.estate.Lease;
import dev.stepwise.contracts.estate.Standing;
import java.util.List;
import java.util.Optional;

/// An installation that is not what it was.
///
/// @param isNew whether it was not registered before
/// @param isReplaced whether something else is registered under its name
/// @param before what held it and what was down; nothing when it is new
public record InstallationChange(
    InstallationId installation, boolean isNew, boolean isReplaced, Look before, Look after) {
  /// What can change of an installation.
  ///
  /// @param release that it was last brought to
  /// @param heldBy the upgrades that hold its hosts
  /// @param down what is not available
  public record Look(Optional<Release> release, List<UpgradeId> heldBy, List<String> down) {
    private static final Look NOTHING = new Look(Optional.empty(), List.of(), List.of());

    private static Look at(Standing standing) {
      return new Look(
          standing.release(),
          standing.leases().stream().map(Lease::upgrade).toList(),
          List.copyOf(standing.down().keySet()));
    }
  }

  static List<InstallationChange> between(Estate before, Estate after) {
    return after.installations().stream()
        .map(now -> change(find(before, now), now))
        .filter(change -> change.isNew || change.isReplaced || !change.before.equals(change.after))
        .toList();
  }

  private static Optional<Standing> find(Estate estate, Standing same) {
    return estate.installations().stream()
        .filter(other -> other.installation().id().equals(same.installation().id()))
        .findFirst();
  }

  private static InstallationChange change(Optional<Standing> before, Standing after) {
    return new InstallationChange(
        after.installation().id(),
        before.isEmpty(),
        before.filter(old -> !old.installation().equals(after.installation())).isPresent(),
        before.map(Look::at).orElse(Look.NOTHING),
        Look.at(after));
  }
}
