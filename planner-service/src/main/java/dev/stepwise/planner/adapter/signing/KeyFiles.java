package dev.stepwise.planner.adapter.signing;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.ServiceToken;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.planner.application.ServiceTokens;
import dev.stepwise.planner.application.Signer;
import dev.stepwise.planner.config.PlannerConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/// Reads the keys once, at the start: a planner that nobody could believe, or that would believe
/// anybody, does not run.
@Startup
@Singleton
class KeyFiles implements Signer, ServiceTokens {
  private final SigningKey own;
  private final PinnedKeys executors;

  KeyFiles(PlannerConfig config) {
    try {
      own = new KeyFile("planner.signing-key", config.signingKey()).signingKey();
      executors = new KeyFile("planner.executor-keys", config.executorKeys()).pinnedKeysOfZones();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage()); // told in one line, without a trace
    }
  }

  @Override
  public Map<String, byte[]> sign(CloudEvent event) {
    return own.sign(event);
  }

  @Override
  public String of(ServiceToken token, Instant now) {
    return own.sign(token, now);
  }

  @Produces
  @Singleton
  PinnedKeys executors() {
    return executors;
  }
}
