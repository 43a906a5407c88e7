package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Hash;
import dev.stepwise.log.LinesSeal;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of `entry`; only ever read.
@Entity
@Immutable
@Table(name = "entry")
class EntryRow extends PanacheEntityBase {
  @Id long idx;
  String topic = "";
  int partition;

  @Column(name = "\"offset\"")
  long position;

  @Nullable String key;

  @Column(name = "ce_id")
  @Nullable String id;

  @Column(name = "ce_source")
  @Nullable String source;

  @Column(name = "ce_type")
  String type = "";

  @Column(name = "ce_subject")
  @Nullable String subject;

  @Column(name = "ce_time")
  @Nullable String time;

  @Column(name = "ce_sequence")
  @Nullable Long sequence;

  @Nullable String unreadable;

  @Nullable String jws;

  @Column(name = "payload_sha256")
  byte[] payloadSha256 = {};

  @Column(name = "payload_size")
  long payloadSize;

  @Nullable String upgrade;
  @Nullable Integer stage;
  @Nullable String host;
  @Nullable Integer attempt;

  byte[] leaf = {};

  @Column(name = "leaf_hash")
  byte[] leafHash = {};

  /// Of output, which is sealed line by line; absent of anything else.
  @Column(name = "lines_count")
  @Nullable Integer linesCount;

  @Column(name = "lines_size")
  @Nullable Long linesSize;

  @Column(name = "lines_root")
  byte @Nullable [] linesRoot;

  @Column(name = "lines_seed")
  byte @Nullable [] linesSeed;

  Entry toEntry() {
    return new Entry(
        idx,
        new Source(topic, partition, position),
        attributes(),
        about(),
        new Sha256(HexFormat.of().formatHex(payloadSha256)),
        payloadSize,
        lines());
  }

  private Attributes attributes() {
    return new Attributes(
        Optional.ofNullable(key),
        Optional.ofNullable(id),
        Optional.ofNullable(source),
        type,
        Optional.ofNullable(subject),
        Optional.ofNullable(time),
        sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence),
        Optional.ofNullable(unreadable),
        Optional.ofNullable(jws));
  }

  Optional<Seed> seed() {
    return Optional.ofNullable(linesSeed).map(Seed::of);
  }

  private Optional<LinesSeal> lines() {
    return linesCount == null || linesSize == null || linesRoot == null
        ? Optional.empty()
        : Optional.of(new LinesSeal(linesCount, linesSize, Hash.of(linesRoot)));
  }

  private About about() {
    return new About(
        Optional.ofNullable(upgrade), number(stage), Optional.ofNullable(host), number(attempt));
  }

  private static OptionalInt number(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }
}
