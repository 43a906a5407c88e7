package dev.stepwise.log;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepOutput;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Some of what an attempt printed, as one record brought it.
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
public record Piece(AttemptId attempt, long offset, byte[] bytes) {
  /// Reads an entry's payload; empty when it holds no output.
  public static Optional<Piece> of(Entry entry, byte[] payload) {
    if (!entry.source().topic().equals(Topics.STEP_OUTPUT)
        || entry.attributes().unreadable().isPresent()) {
      return Optional.empty();
    }
    try {
      return of(Wire.decode(payload, StepOutput.class));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // sealed as it is, and nobody's output
    }
  }

  private static Optional<Piece> of(StepOutput chunk) {
    var piece =
        new Piece(chunk.attempt(), chunk.offset(), Base64.getDecoder().decode(chunk.data()));
    return piece.offset < 0 || piece.bytes.length == 0 ? Optional.empty() : Optional.of(piece);
  }

  /// Where it lies.
  public Stretch stretch() {
    return new Stretch(offset, offset + bytes.length);
  }

  /// What of it is not before an offset.
  public Piece from(long start) {
    var known = (int) Math.clamp(start - offset, 0, bytes.length);
    return known == 0
        ? this
        : new Piece(attempt, offset + known, Arrays.copyOfRange(bytes, known, bytes.length));
  }
}
