package dev.stepwise.audit.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.LinesSeal;
import dev.stepwise.log.SaltedLines;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import java.util.Optional;

/// A record that has come from Kafka and is to be sealed.
///
/// @param payload the value's bytes as they came; do not change them
/// @param digest of the payload
/// @param salted how it is sealed line by line; empty when it is sealed by its digest
@SuppressWarnings("ArrayRecordComponent") // the exact bytes are sealed; never compared as records
public record Arrival(
    Source source,
    Attributes attributes,
    About about,
    byte[] payload,
    Sha256 digest,
    Optional<Salted> salted) {
  /// What seals the lines of an arrival.
  ///
  /// @param seed the secret that their salts follow from
  public record Salted(Seed seed, LinesSeal lines) {}

  /// A record as it came.
  ///
  /// @param seed random, and used for nothing else
  public static Arrival of(
      Source source, Attributes attributes, About about, byte[] payload, Seed seed) {
    var lines =
        SaltedLines.fit(source, attributes)
            ? SaltedLines.of(payload, seed)
            : Optional.<SaltedLines>empty();
    return new Arrival(
        source,
        attributes,
        about,
        payload,
        Sha256.of(payload),
        lines.map(it -> new Salted(seed, it.seal())));
  }
}
