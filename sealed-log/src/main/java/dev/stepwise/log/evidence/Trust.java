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
public record Trust(
    VerifierKey log,
    Optional<PinnedKeys> planner,
    Optional<PinnedKeys> executors,
    Optional<Checkpoint> checkpoint) {
  /// Trust in the key of a log.
  public Trust(VerifierKey log) {
    this(log, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
