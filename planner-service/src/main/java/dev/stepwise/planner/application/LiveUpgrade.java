package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.Optional;

/// An upgrade as far as its events are known.
///
/// @param version how many events there are
/// @param summary empty before the first one
public record LiveUpgrade(
    UpgradeId id, long version, Upgrade state, Optional<UpgradeSummary> summary) {

  static LiveUpgrade unrequested(UpgradeId id) {
    return new LiveUpgrade(id, 0, new Upgrade.Unrequested(), Optional.empty());
  }

  LiveUpgrade then(UpgradeEvent event) {
    var after = state.evolve(event);
    var before = summary.orElseGet(() -> UpgradeSummary.first(event));
    return new LiveUpgrade(id, version + 1, after, Optional.of(before.then(event, after)));
  }

  /// The summary of an upgrade that exists.
  public UpgradeSummary known() {
    return summary.orElseThrow(
        () -> new IllegalStateException("Expected upgrade '%s' to exist".formatted(id)));
  }
}
