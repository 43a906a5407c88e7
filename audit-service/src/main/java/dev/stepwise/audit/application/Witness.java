package dev.stepwise.audit.application;

import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import java.util.Optional;

/// Somebody who sees each checkpoint, remembers the last one, and puts his name only under one that
/// continues it (C2SP `tlog-witness`).
public interface Witness {
  /// Checks his cosignatures, and has his name.
  VerifierKey key();

  /// Shows him a checkpoint, within some seconds.
  ///
  /// @param proof from the last one that he has signed; empty when he has signed none
  Answer add(Optional<ConsistencyProof> proof, SignedNote note);

  /// What he says.
  sealed interface Answer {
    /// He has put his name under it; not checked yet.
    ///
    /// @param lines of signatures
    record Cosigned(String lines) implements Answer {}

    /// The last one that he has signed is of another size than the proof begins at.
    record SawLast(long size) implements Answer {}

    /// He does not, or is away.
    ///
    /// @param distrusts whether he says that this is not the log that he has seen
    record Declined(String reason, boolean distrusts) implements Answer {}
  }
}
