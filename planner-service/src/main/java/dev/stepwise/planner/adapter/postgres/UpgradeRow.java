package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/// The summary of an upgrade, and with its version the lock on the upgrade's history.
@Entity
@Table(name = "upgrades")
@NullUnmarked
class UpgradeRow extends PanacheEntityBase {
  @Id String id;

  @Column(name = "rollback_of")
  String rollbackOf;

  String installation;
  String platform;

  @Column(name = "from_release")
  String fromRelease;

  @Column(name = "to_release")
  String toRelease;

  @Enumerated(EnumType.STRING)
  StateName state;

  @Column(name = "is_over")
  boolean isOver;

  long version;

  @Column(name = "requested_at")
  Instant requestedAt;

  @Column(name = "started_at")
  Instant startedAt;

  @Column(name = "ended_at")
  Instant endedAt;

  @Column(insertable = false, updatable = false)
  Long position;

  static UpgradeRow of(UpgradeSummary summary, long version) {
    var row = new UpgradeRow();
    row.id = summary.id().value();
    row.rollbackOf = summary.rollbackOf().map(UpgradeId::value).orElse(null);
    row.installation = summary.installation().value();
    row.platform = summary.platform();
    row.fromRelease = summary.from().map(Release::version).orElse(null);
    row.toRelease = summary.to().map(Release::version).orElse(null);
    row.state = summary.state();
    row.isOver = summary.state().isOver();
    row.version = version;
    row.requestedAt = summary.requestedAt();
    row.startedAt = summary.startedAt().orElse(null);
    row.endedAt = summary.endedAt().orElse(null);
    return row;
  }

  UpgradeSummary toSummary() {
    return new UpgradeSummary(
        new UpgradeId(id),
        Optional.ofNullable(rollbackOf).map(UpgradeId::new),
        new InstallationId(installation),
        platform,
        Optional.ofNullable(fromRelease).map(Release::new),
        Optional.ofNullable(toRelease).map(Release::new),
        state,
        requestedAt,
        Optional.ofNullable(startedAt),
        Optional.ofNullable(endedAt));
  }
}
