package dev.stepwise.audit.application;

import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.VerifierKey;
import java.util.Optional;

/// The key of the log, kept where no table is.
public interface SigningKey {
  /// Signs in the name of the log; empty when no key is configured. Only [SignLog] may let it.
  Optional<NoteSigner> signer();

  /// What checks its signatures; empty when no key is configured.
  default Optional<VerifierKey> verifierKey() {
    return signer().map(NoteSigner::verifierKey).map(VerifierKey::parse);
  }
}
