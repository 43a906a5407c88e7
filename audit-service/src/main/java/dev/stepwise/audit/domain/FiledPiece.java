package dev.stepwise.audit.domain;

import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.Piece;
import dev.stepwise.log.Stretch;
import java.util.Optional;

/// Under which run and offsets the output in an entry is filed.
public record FiledPiece(AttemptId attempt, Stretch stretch) {
  /// Where the output in an entry has to be filed; empty when there is none in it.
  public static Optional<FiledPiece> of(Kept kept) {
    return kept.payload()
        .flatMap(payload -> Piece.of(kept.entry(), payload))
        .map(piece -> new FiledPiece(piece.attempt(), piece.stretch()));
  }
}
