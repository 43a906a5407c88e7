package dev.stepwise.notifier.adapter.signing;

import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.notifier.config.NotifierConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Reads the keys of planner and executors once, at the start: a notifier that would pass on
/// anybody's word does not run.
@Startup
@Singleton
class AuthorKeys {
  private final Authors authors;

  AuthorKeys(NotifierConfig config) {
    try {
      authors =
          new Authors(
              new KeyFile("notifier.planner-keys", config.plannerKeys()).pinnedKeys(),
              new KeyFile("notifier.executor-keys", config.executorKeys()).pinnedKeysOfZones());
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
