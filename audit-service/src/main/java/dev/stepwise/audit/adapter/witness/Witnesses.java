package dev.stepwise.audit.adapter.witness;

import dev.stepwise.audit.application.Witness;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.log.VerifierKey;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Knows the witnesses that are configured, their keys read once, at the start.
@Startup
@Singleton
class Witnesses {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<Witness> witnesses;

  Witnesses(AuditConfig config) {
    var client =
        HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NEVER).build();
    witnesses =
        config.witnesses().entrySet().stream().map(entry -> witness(entry, client)).toList();
  }

  @Produces
  @Singleton
  Collection<Witness> witnesses() {
    return witnesses;
  }

  private static Witness witness(
      Map.Entry<String, AuditConfig.Witnessing> entry, HttpClient client) {
    try {
      var key = VerifierKey.parse(entry.getValue().key());
      return new HttpWitness(key, entry.getValue().url(), client);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "audit.witnesses.%s.key: %s".formatted(entry.getKey(), e.getMessage()));
    }
  }
}
