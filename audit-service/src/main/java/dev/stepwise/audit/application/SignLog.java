package dev.stepwise.audit.application;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.NoteSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// The only way to the log's signature. Nothing is signed that does not continue what was given
/// away, so that nobody who can write to the database gets a signature under another history.
@ApplicationScoped
public class SignLog {
  private final SigningKey key;
  private final GivenAway given;

  SignLog(SigningKey key, GivenAway given) {
    this.key = key;
    this.given = given;
  }

  /// Who signs the log as it is at a checkpoint, or what is said of it; empty when there is no key.
  ///
  /// @throws TailCut when that is not the log which was given away
  Optional<NoteSigner> asOf(Checkpoint checkpoint) {
    key.verifierKey().ifPresent(own -> given.requireOneLogWith(checkpoint, own));
    return key.signer();
  }
}
