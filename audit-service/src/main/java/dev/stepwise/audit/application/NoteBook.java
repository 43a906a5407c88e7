package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.PublishedNote;
import dev.stepwise.log.NoteSignature;
import dev.stepwise.log.SignedNote;
import java.util.List;
import java.util.Optional;

/// The checkpoints that were given away. Everything happens in the caller's transaction.
public interface NoteBook {
  /// Whether this instance is the one that publishes, until the transaction ends.
  boolean tryToBecomePublisher();

  /// The latest note, with the cosignatures that are under it.
  Optional<SignedNote> latest();

  /// The notes of sizes above `after` and up to `through`, the smallest first.
  List<PublishedNote> between(long after, long through);

  /// The sizes of notes and cosignatures that belong to no checkpoint, which nobody ever adds.
  List<Long> strays();

  /// The cosignatures of the checkpoint of that size.
  List<NoteSignature> cosignatures(long size);

  /// The size of the last checkpoint under which a witness put his name; 0 when there is none.
  long lastCosignedBy(String witness);

  /// Keeps a note.
  void add(SignedNote note);

  /// Keeps a cosignature that was checked; once per witness and checkpoint.
  void add(long size, NoteSignature cosignature);
}
