package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.RecordedEvent;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// One fact, with the very bytes that are published and sealed.
@Entity
@Immutable
@Table(name = "events")
@NullUnmarked
class EventRow extends PanacheEntityBase {
  @EmbeddedId Key key;
  String type;
  byte[] data;
  Instant at;

  @Embeddable
  record Key(@Column(name = "upgrade_id") String upgradeId, long version) {}

  static List<EventRow> after(UpgradeId id, long version) {
    return list(
        "key.upgradeId = ?1 and key.version > ?2 order by key.version", id.value(), version);
  }

  static EventRow first(UpgradeId id) {
    return find("key.upgradeId = ?1 and key.version = 1", id.value()).singleResult();
  }

  RecordedEvent toRecorded() {
    return new RecordedEvent(key.version(), Wire.decode(type, data, UpgradeEvent.class));
  }
}
