package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.UpgradeId;
import java.util.Set;

/// The runs of an upgrade that the planner waits for.
record UnderWay(Database database, UpgradeId upgrade) {
  Recovery hasEnded() {
    var before = now();
    var version = version();
    return () -> version() > version && now().stream().noneMatch(before::contains);
  }

  private Set<String> now() {
    return Set.copyOf(
        database.rows(
            "select stage || '/' || host || '/' || attempt from planner.leases where upgrade_id = ?",
            row -> row.getString(1),
            upgrade.value()));
  }

  private long version() {
    return database.number(
        "select max(version) from planner.events where upgrade_id = ?", upgrade.value());
  }
}
