package dev.stepwise.audit.adapter.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.Entry;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// An entry, in short.
@JsonPropertyOrder({"index", "type", "upgrade", "stage", "host", "attempt", "sequence", "time"})
record EntryView(
    long index,
    String topic,
    int partition,
    long offset,
    Optional<String> key,
    Optional<String> id,
    Optional<String> source,
    String type,
    Optional<String> subject,
    Optional<String> time,
    OptionalLong sequence,
    Optional<String> unreadable,
    Optional<String> jws,
    Optional<String> upgrade,
    OptionalInt stage,
    Optional<String> host,
    OptionalInt attempt,
    Sha256 payload,
    long size) {
  static EntryView of(Entry entry) {
    var attributes = entry.attributes();
    return new EntryView(
        entry.index(),
        entry.source().topic(),
        entry.source().partition(),
        entry.source().offset(),
        attributes.key(),
        attributes.id(),
        attributes.source(),
        attributes.type(),
        attributes.subject(),
        attributes.time(),
        attributes.sequence(),
        attributes.unreadable(),
        attributes.jws(),
        entry.about().upgrade(),
        entry.about().stage(),
        entry.about().host(),
        entry.about().attempt(),
        entry.payload(),
        entry.size());
  }
}
