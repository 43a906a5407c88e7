package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.NoteSignature;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import java.util.List;
import java.util.Optional;

/// A checkpoint as it was given away, as it is found in the store, which may have been tampered
/// with.
///
/// @param cosignatures by whom each is filed
public record PublishedNote(long size, String note, List<Cosignature> cosignatures) {
  /// A line of a witness.
  public record Cosignature(String witness, String line) {}

  public PublishedNote {
    cosignatures = List.copyOf(cosignatures);
  }

  /// What is wrong with it.
  ///
  /// @param checkpoint of that size
  /// @param log the log's own key; a log without one cannot tell whether a note is its own
  /// @param witnesses those whose keys are known
  public Optional<String> flaw(
      Checkpoint checkpoint, Optional<VerifierKey> log, List<VerifierKey> witnesses) {
    try {
      var signed = SignedNote.parse(note);
      if (!signed.text().equals(checkpoint.body()) || checkpoint.size() != size) {
        return Optional.of("Expected the published note to be the checkpoint's, but it is another");
      }
      if (log.isPresent() && signed.by(log.get()).isEmpty()) {
        return Optional.of(
            "Expected the published note to be signed by the log's key, but it is not");
      }
      return cosignatures.stream()
          .filter(one -> isForged(one, signed, witnesses))
          .findFirst()
          .map(one ->
              "Expected the cosignature of '%s' to be genuine, but it is not"
                  .formatted(one.witness()));
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isForged(
      Cosignature cosignature, SignedNote note, List<VerifierKey> witnesses) {
    var signature = NoteSignature.parse(cosignature.line());
    return !signature.name().equals(cosignature.witness())
        || !signature.toString().equals(cosignature.line())
        || witnesses.stream()
            .filter(key -> key.name().equals(signature.name()))
            .anyMatch(key -> !key.verifies(note.text(), signature));
  }
}
