package dev.stepwise.audit.domain;

import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.List;
import java.util.Optional;

/// What a history adds up to, by the planner's own rules.
public record Folded(UpgradeSummary summary, Upgrade state) {
  /// Folds events, oldest first. Fails with [CorruptHistory] when one could not have followed, and
  /// with [IllegalArgumentException] when there is none.
  static Folded of(List<UpgradeEvent> events) {
    Upgrade state = new Upgrade.Unrequested();
    var summary = Optional.<UpgradeSummary>empty();
    for (var event : events) {
      state = state.evolve(event);
      summary =
          Optional.of(summary.orElseGet(() -> UpgradeSummary.first(event)).then(event, state));
    }
    return new Folded(
        summary.orElseThrow(
            () -> new IllegalArgumentException("Expected an event, but there is none")),
        state);
  }
}
