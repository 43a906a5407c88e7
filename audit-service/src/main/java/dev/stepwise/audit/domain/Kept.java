package dev.stepwise.audit.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.About;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SaltedLines;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Statement;
import java.util.Arrays;
import java.util.Optional;

/// An entry as it is found in the store, which may have been tampered with.
///
/// @param payload empty when it is missing or cannot be unpacked
/// @param seed of the salts of its lines, when it is sealed line by line
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
public record Kept(
    Entry entry, byte[] leaf, Hash leafHash, Optional<byte[]> payload, Optional<Seed> seed) {
  /// What is wrong with the entry taken by itself; empty when its leaf, its columns and its payload
  /// agree.
  public Optional<String> flaw() {
    if (!Hash.leaf(leaf).equals(leafHash)) {
      return Optional.of("Expected the leaf to have the stored leaf hash, but it has another");
    }
    if (!Arrays.equals(Statement.of(entry), leaf)) {
      return Optional.of("Expected the columns to say what the leaf says, but they differ");
    }
    return payload.map(this::flawIn).orElse(Optional.of("Expected a payload, but it is missing"));
  }

  private Optional<String> flawIn(byte[] bytes) {
    if (!Sha256.of(bytes).equals(entry.payload()) || bytes.length != entry.size()) {
      return Optional.of("Expected the payload to have the sealed digest, but it has another");
    }
    if (!lines(bytes).map(SaltedLines::seal).equals(entry.lines())) {
      return Optional.of("Expected the payload to have the sealed lines, but it has others");
    }
    var about = readable() ? About.of(bytes) : About.NOTHING;
    return !about.equals(entry.about())
        ? Optional.of("Expected to be indexed under what the payload says, but it is not")
        : Optional.empty();
  }

  private Optional<SaltedLines> lines(byte[] bytes) {
    return seed.flatMap(it -> SaltedLines.of(bytes, it));
  }

  /// The lines by which the payload is sealed; empty when it is sealed by its digest. Fails as
  /// [#soundPayload] does.
  public Optional<SaltedLines> soundLines() {
    return lines(soundPayload());
  }

  private boolean readable() {
    return entry.attributes().unreadable().isEmpty();
  }

  /// The payload, once [#flaw] has found nothing. Fails with [BrokenSeal] when it did.
  public byte[] soundPayload() {
    flaw()
        .ifPresent(flaw -> {
          throw new BrokenSeal(entry.index(), flaw);
        });
    return payload.orElseThrow();
  }
}
