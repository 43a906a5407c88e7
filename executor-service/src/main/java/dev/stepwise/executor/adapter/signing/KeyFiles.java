package dev.stepwise.executor.adapter.signing;

import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.config.ExecutorConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Reads the keys once, at the start: an executor that would take commands from anybody does not
/// run.
@Startup
@Singleton
class KeyFiles {
  private final SigningKey own;
  private final PinnedKeys planner;

  KeyFiles(ExecutorConfig config) {
    try {
      own = new KeyFile("executor.signing-key", config.signingKey()).signingKey();
      planner = new KeyFile("executor.planner-keys", config.plannerKeys()).pinnedKeys();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage()); // told in one line, without a trace
    }
  }

  @Produces
  @Singleton
  SigningKey own() {
    return own;
  }

  @Produces
  @Singleton
  PinnedKeys planner() {
    return planner;
  }
}
