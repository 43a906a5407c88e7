package dev.stepwise.audit.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Entry;
import java.util.Optional;

/// What a record says, wherever it lies. An author that died right after publishing may publish
/// again: the second record has the same id (CloudEvents 1.0, section 3.1.1) and the same content,
/// and is the same fact. One that says something else under the same id, or is signed otherwise, is
/// another.
public record Fact(String topic, String source, String id, Sha256 payload, Optional<String> jws) {
  /// The fact of a record; one that cannot be read is none, and is sealed however often it comes.
  public static Optional<Fact> of(Arrival arrival) {
    return of(arrival.source().topic(), arrival.attributes(), arrival.digest());
  }

  /// The fact of an entry.
  public static Optional<Fact> of(Entry entry) {
    return of(entry.source().topic(), entry.attributes(), entry.payload());
  }

  private static Optional<Fact> of(String topic, Attributes said, Sha256 payload) {
    return said.unreadable().isPresent()
        ? Optional.empty()
        : said.source()
            .flatMap(
                source -> said.id().map(id -> new Fact(topic, source, id, payload, said.jws())));
  }
}
