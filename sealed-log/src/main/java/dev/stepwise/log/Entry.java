package dev.stepwise.log;

import dev.stepwise.contracts.Sha256;
import java.util.Optional;

/// One sealed fact: where it stood, what it said of itself, and the digest of its bytes, which are
/// kept beside the log.
///
/// @param index 0 for the first entry of the log, without gaps
/// @param size of the payload, in bytes
/// @param lines what seals the payload in place of its digest, for output
public record Entry(
    long index,
    Source source,
    Attributes attributes,
    About about,
    Sha256 payload,
    long size,
    Optional<LinesSeal> lines) {
  /// An entry whose payload is sealed by its digest.
  public Entry(
      long index, Source source, Attributes attributes, About about, Sha256 payload, long size) {
    this(index, source, attributes, about, payload, size, Optional.empty());
  }
}
