package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The history of an upgrade and of those of its rollbacks that were started, out of one source.
///
/// @param events of the upgrade, the oldest first
/// @param rollbacks as they stand, the oldest first
record KnownHistories(List<UpgradeEvent> events, List<Begun> rollbacks) {
  /// @param history gives that of an upgrade; empty when the source does not have all of it yet
  static Optional<KnownHistories> of(
      UpgradeId id, Function<UpgradeId, Optional<List<UpgradeEvent>>> history) {
    var events = history.apply(id);
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var rollbacks = new ArrayList<Begun>();
    for (var event : events.get()) {
      if (event instanceof RollbackStarted started) {
        var its = history.apply(started.rollback());
        if (its.isEmpty()) {
          return Optional.empty();
        }
        if (Upgrade.replay(its.get()) instanceof Begun begun) {
          rollbacks.add(begun);
        }
      }
    }
    return Optional.of(new KnownHistories(events.get(), rollbacks));
  }

  /// Where the upgrade stands.
  Upgrade state() {
    return Upgrade.replay(events);
  }
}
