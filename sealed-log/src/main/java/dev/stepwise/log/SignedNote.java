package dev.stepwise.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A text and who signed it (C2SP `signed-note` v1): the text, an empty line, and a line for each
/// signature.
///
/// @param text with its last line end; these are the bytes that are signed
public record SignedNote(String text, List<NoteSignature> signatures) {
  /// Notes of checkpoints, those of longer logs first: so the longest one that is genuine is found
  /// by checking few signatures.
  public static final Comparator<SignedNote> LONGEST_FIRST =
      Comparator.<SignedNote>comparingLong(note -> note.checkpoint().size()).reversed();

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /// Reads a note. Nothing is verified by that; see [VerifierKey]. Fails with
  /// [IllegalArgumentException] when it is none.
  public static SignedNote parse(String note) {
    var end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException(
          "Expected a signed note (text, an empty line, signatures), but got '%s'"
              .formatted(note.lines().findFirst().orElse("")));
    }
    return new SignedNote(note.substring(0, end + 1), signatures(note.substring(end + 2)));
  }

  /// Reads lines of signatures, as they stand under a note or come from a witness.
  public static List<NoteSignature> signatures(String lines) {
    return lines.lines().map(NoteSignature::parse).toList();
  }

  /// The same note with further signatures under it.
  public SignedNote and(List<NoteSignature> further) {
    var all = new ArrayList<>(signatures);
    further.stream().filter(one -> !all.contains(one)).forEach(all::add);
    return new SignedNote(text, all);
  }

  /// The signature that a key made, if there is one and it is genuine.
  public Optional<NoteSignature> by(VerifierKey key) {
    return signatures.stream().filter(one -> key.verifies(text, one)).findFirst();
  }

  /// What it says, when the text is a checkpoint. Fails with [IllegalArgumentException] when it is
  /// not.
  public Checkpoint checkpoint() {
    return Checkpoint.parse(text);
  }

  /// The note as it is given away.
  @Override
  public String toString() {
    var note = new StringBuilder(text).append('\n');
    signatures.forEach(one -> note.append(one).append('\n'));
    return note.toString();
  }
}
