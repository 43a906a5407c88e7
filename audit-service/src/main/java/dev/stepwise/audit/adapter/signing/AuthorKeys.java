package dev.stepwise.audit.adapter.signing;

import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.KeyFile;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Reads the keys of planner and executors once, at the start: a log that would take anybody's word
/// does not run.
@Startup
@Singleton
class AuthorKeys {
  private final Authors authors;

  AuthorKeys(AuditConfig config) {
    try {
      authors =
          new Authors(
              new KeyFile("audit.planner-keys", config.plannerKeys()).pinnedKeys(),
              new KeyFile("audit.executor-keys", config.executorKeys()).pinnedKeysOfZones());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage()); // told in one line, without a trace
    }
  }

  @Produces
  @Singleton
  Authors authors() {
    return authors;
  }
}
