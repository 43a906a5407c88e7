package dev.stepwise.audit.application;

import dev.stepwise.log.NoteSigner;
import java.util.Optional;

/// The key of the log, kept where no table is.
public interface SigningKey {
  /// Signs in the name of the log; empty when no key is configured.
  Optional<NoteSigner> signer();
}
