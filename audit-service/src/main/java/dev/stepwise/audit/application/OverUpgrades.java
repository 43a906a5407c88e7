package dev.stepwise.audit.application;

import dev.stepwise.audit.application.EstateBook.End;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The upgrades that were over, each by where its history ended: what is sealed up to there never
/// changes, so it is folded once.
@ApplicationScoped
class OverUpgrades {
  private static final int MOST = 10_000;

  private final Map<End, UpgradeSummary> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<End, UpgradeSummary> eldest) {
              return size() > MOST;
            }
          });

  Optional<UpgradeSummary> find(End end) {
    return Optional.ofNullable(known.get(end));
  }

  UpgradeSummary keep(End end, UpgradeSummary summary) {
    if (summary.state().isOver()) {
      known.put(end, summary);
    }
    return summary;
  }
}
