package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.UpgradeId;
import java.util.Set;

/// The runs of an upgrade that the planner waits for.
record UnderWay(Database database, UpgradeId upgrade) {
  /// A run that ended after it had started after a version: not one whose news were on their way.
  private static final String NEW_RUN =
      """
      select count(*) from planner.events ended
      where upgrade_id = ?
        and type in ('dev.stepwise.upgrade.run-succeeded.v1', 'dev.stepwise.upgrade.run-failed.v1')
        and version > (
          select min(started.version) from planner.events started
          where started.upgrade_id = ended.upgrade_id and started.version > ?
            and started.type = 'dev.stepwise.upgrade.run-started.v1')
      """;

  private static final String OVER =
      "select count(*) from planner.upgrades where id = ? and is_over";

  /// When those that are under way now have ended, and a later one too, if there is one.
  Recovery hasEnded() {
    var before = now();
    var version =
        database.number(
            "select max(version) from planner.events where upgrade_id = ?", upgrade.value());
    return () ->
        database.number(OVER, upgrade.value()) > 0
            || (now().stream().noneMatch(before::contains)
                && database.number(NEW_RUN, upgrade.value(), version) > 0);
  }

  private Set<String> now() {
    return Set.copyOf(
        database.rows(
            "select stage || '/' || host || '/' || attempt from planner.leases where upgrade_id ="
                + " ?",
            row -> row.getString(1),
            upgrade.value()));
  }
}
