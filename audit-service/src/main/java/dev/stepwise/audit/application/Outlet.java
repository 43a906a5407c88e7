package dev.stepwise.audit.application;

import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import java.util.Optional;

/// A place outside the database to which checkpoints are given away, such as a file. What lies
/// there, the database's administrator cannot change.
public interface Outlet {
  /// What people call it, such as `file /var/lib/stepwise/checkpoints`.
  String name();

  /// The last note there that a key signed. Fails when the place cannot be read now.
  Optional<SignedNote> last(VerifierKey key);

  /// Adds a note, and returns when it is durable. Fails when it may not be.
  void publish(SignedNote note);
}
