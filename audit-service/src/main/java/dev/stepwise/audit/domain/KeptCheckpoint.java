package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.VerifierKey;
import java.util.List;
import java.util.Optional;

/// A checkpoint as it is found in the store, which may have been tampered with.
///
/// @param body the text that was signed
/// @param published empty when it was not given away
public record KeptCheckpoint(
    Checkpoint checkpoint, String body, Optional<PublishedNote> published) {
  /// What is wrong with it taken by itself. When it was sealed, nothing proves.
  ///
  /// @param log the log's own key
  /// @param witnesses those whose keys are known
  public Optional<String> flaw(Optional<VerifierKey> log, List<VerifierKey> witnesses) {
    if (!checkpoint.body().equals(body)) {
      return Optional.of(
          "Expected the checkpoint of %d entries to say what its columns say, but they differ"
              .formatted(checkpoint.size()));
    }
    return published.flatMap(note -> note.flaw(checkpoint, log, witnesses));
  }
}
