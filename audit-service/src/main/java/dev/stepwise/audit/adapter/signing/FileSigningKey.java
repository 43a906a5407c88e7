package dev.stepwise.audit.adapter.signing;

import dev.stepwise.audit.application.SigningKey;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.log.NoteSigner;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/// Reads the key once, at the start: a service that cannot sign is not to run unnoticed.
@Startup
@ApplicationScoped
class FileSigningKey implements SigningKey {
  private final Optional<NoteSigner> signer;

  FileSigningKey(AuditConfig config) {
    signer = config.key().map(path -> read(config.origin(), path));
  }

  @Override
  public Optional<NoteSigner> signer() {
    return signer;
  }

  private static NoteSigner read(String origin, Path path) {
    try {
      return new NoteSigner(origin, new KeyFile(path).keys());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Expected an Ed25519 key in %s (audit.key), but %s".formatted(path, e.getMessage()), e);
    }
  }
}
