package dev.stepwise.executor.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ExecutorConfigTest {
  @Test
  void everything_but_the_identity_has_a_default() {
    var config = config(Map.of("executor.identity", "/keys/id"));

    assertThat(config.zone()).isEqualTo("default");
    assertThat(config.identity()).isEqualTo(Path.of("/keys/id"));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.reachWithin()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.probeTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.idleTimeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.outputLimit()).isEqualTo(8 * 1024 * 1024);
    assertThat(config.outputTail()).isEqualTo(64 * 1024);
    assertThat(config.leastSpace()).isEqualTo(16 * 1024 * 1024);
    assertThat(config.signingKey()).isEmpty();
    assertThat(config.plannerKeys()).isEmpty();
    assertThat(config.passphrase()).isEmpty();
    assertThat(config.certificate()).isEmpty();
    assertThat(config.agent()).isEmpty();
    assertThat(config.revokedKeys()).isEmpty();
    assertThat(config.secrets().prefix()).isEqualTo("STEPWISE_SECRET_");
    assertThat(config.secrets().folder()).isEmpty();
    assertThat(config.secrets().vaultPaths()).isEmpty();
  }

  @Test
  void every_key_is_read() {
    var config =
        config(
            Map.ofEntries(
                entry("executor.signing-key", "/keys/own.jwk"),
                entry("executor.planner-keys", "/keys/planner.json"),
                entry("executor.secrets.prefix", "OURS_"),
                entry("executor.secrets.folder", "/run/secrets"),
                entry("executor.secrets.vault-paths", "stepwise/prod,stepwise/test"),
                entry("executor.passphrase", "file:/run/secrets/passphrase"),
                entry("executor.certificate", "/keys/other-cert.pub"),
                entry("executor.agent", "env"),
                entry("executor.revoked-keys", "/keys/revoked"),
                entry("executor.zone", "dmz"),
                entry("executor.identity", "/keys/other"),
                entry("executor.heartbeat", "PT1S"),
                entry("executor.connect-timeout", "PT3S"),
                entry("executor.reach-within", "PT4S"),
                entry("executor.probe-timeout", "PT5S"),
                entry("executor.idle-timeout", "PT6S"),
                entry("executor.output-limit", "7"),
                entry("executor.output-tail", "8"),
                entry("executor.least-space", "9")));

    assertThat(config.zone()).isEqualTo("dmz");
    assertThat(config.identity()).isEqualTo(Path.of("/keys/other"));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.reachWithin()).isEqualTo(Duration.ofSeconds(4));
    assertThat(config.probeTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(6));
    assertThat(config.outputLimit()).isEqualTo(7);
    assertThat(config.outputTail()).isEqualTo(8);
    assertThat(config.leastSpace()).isEqualTo(9);
    assertThat(config.passphrase()).contains("file:/run/secrets/passphrase");
    assertThat(config.certificate()).contains(Path.of("/keys/other-cert.pub"));
    assertThat(config.agent()).contains("env");
    assertThat(config.revokedKeys()).contains(Path.of("/keys/revoked"));
    assertThat(config.signingKey()).contains(Path.of("/keys/own.jwk"));
    assertThat(config.plannerKeys()).contains(Path.of("/keys/planner.json"));
    assertThat(config.secrets().prefix()).isEqualTo("OURS_");
    assertThat(config.secrets().folder()).contains(Path.of("/run/secrets"));
    assertThat(config.secrets().vaultPaths()).contains(List.of("stepwise/prod", "stepwise/test"));
  }

  @Test
  void a_key_that_does_not_exist_is_named() {
    assertThatThrownBy(
            () -> config(Map.of("executor.identity", "/keys/id", "executor.heart-beat", "PT1S")))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("executor.heart-beat");
  }

  private static ExecutorConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(ExecutorConfig.class)
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .withConverter(Duration.class, 100, Duration::parse)
        .build()
        .getConfigMapping(ExecutorConfig.class);
  }
}
