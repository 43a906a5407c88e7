package dev.stepwise.audit.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/// A row of `payload`; only ever read.
@Entity
@Immutable
@Table(name = "payload")
class PayloadRow extends PanacheEntityBase {
  @Id byte[] sha256 = {};
  byte[] bytes = {};
  String encoding = "";
  long size;

  /// The payload's bytes; empty when they cannot be unpacked, so that somebody changed them.
  Optional<byte[]> unpacked() {
    return new Packed(bytes, encoding).unpack(size).filter(payload -> payload.length == size);
  }
}
