package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The states of the upgrades that were used last, so that a long history is folded once. A cached
/// state may be behind; [#current] reads what is missing, and `append` checks the version.
@ApplicationScoped
public class LiveUpgrades {
  private static final int MOST = 256;

  private final UpgradeStore store;
  private final Map<UpgradeId, LiveUpgrade> cached =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UpgradeId, LiveUpgrade> eldest) {
              return size() > MOST;
            }
          });

  public LiveUpgrades(UpgradeStore store) {
    this.store = store;
  }

  /// The upgrade with all that is recorded of it. Called within a transaction.
  LiveUpgrade current(UpgradeId id) {
    var live = cached.getOrDefault(id, LiveUpgrade.unrequested(id));
    for (var recorded : store.eventsAfter(id, live.version())) {
      live = live.then(recorded.event());
    }
    return live;
  }

  /// To be called after the commit only.
  void keep(Collection<LiveUpgrade> upgrades) {
    for (var live : upgrades) {
      cached.merge(live.id(), live, (old, now) -> now.version() > old.version() ? now : old);
    }
  }
}
