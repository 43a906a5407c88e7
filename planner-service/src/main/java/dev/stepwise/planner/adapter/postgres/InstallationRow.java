package dev.stepwise.planner.adapter.postgres;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.estate.Registered;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/// An installation in its wire form, and the release that it was last brought to.
@Entity
@Table(name = "installations")
@NullUnmarked
class InstallationRow extends PanacheEntityBase {
  @Id String id;
  byte[] document;
  String release;
  long version;

  @Column(name = "changed_at", insertable = false)
  Instant changedAt;

  Registered toRegistered() {
    return new Registered(
        Wire.decode(document, Installation.class),
        Optional.ofNullable(release).map(Release::new),
        version);
  }
}
