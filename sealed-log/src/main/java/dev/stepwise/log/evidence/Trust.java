package dev.stepwise.log.evidence;

import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.VerifierKey;
import java.util.Optional;

/// What a verifier has from elsewhere than the bundle.
///
/// @param log the key of the log; nothing is proven without it
/// @param planner the planner's public keys; without them those are taken that the log pinned
/// @param executors the executors' public keys, in the same way
/// @param checkpoint one that was published; without it the log's signature alone says that this is
///   the log that everybody sees
/// @param allowsUnsigned whether records may be unsigned although there are keys of one's own: for
///   a log from before records were signed
public record Trust(
    VerifierKey log,
    Optional<PinnedKeys> planner,
    Optional<PinnedKeys> executors,
    Optional<Checkpoint> checkpoint,
    boolean allowsUnsigned) {
  /// Trust in the key of a log.
  public Trust(VerifierKey log) {
    this(log, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// Trust that has no word for records that nobody signed.
  public Trust(
      VerifierKey log,
      Optional<PinnedKeys> planner,
      Optional<PinnedKeys> executors,
      Optional<Checkpoint> checkpoint) {
    this(log, planner, executors, checkpoint, false);
  }

  boolean hasOwnKeys() {
    return planner.isPresent() || executors.isPresent();
  }
}
