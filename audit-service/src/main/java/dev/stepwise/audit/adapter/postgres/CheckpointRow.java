package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/// A row of `checkpoint`; only ever read.
@Entity
@Immutable
@Table(name = "checkpoint")
class CheckpointRow extends PanacheEntityBase {
  @Id long size;
  String origin = "";
  byte[] root = {};
  String body = "";
  Instant at = Instant.EPOCH;

  Checkpoint toCheckpoint() {
    return new Checkpoint(origin, size, Hash.of(root));
  }
}
