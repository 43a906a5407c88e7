package dev.stepwise.audit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditConfigTest {
  @Test
  void everything_has_a_default() {
    var config = config(Map.of());

    assertThat(config.origin()).isEqualTo("stepwise.local/audit");
    assertThat(config.key()).isEmpty();
    assertThat(config.zones()).containsExactly("default");
    assertThat(config.group()).isEqualTo("audit");
    assertThat(config.batch()).isEqualTo(1000);
    assertThat(config.retry()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void every_key_is_read() {
    var config =
        config(
            Map.of(
                "audit.origin", "log.example.org/1",
                "audit.key", "/etc/stepwise/audit.key",
                "audit.zones", "default,dmz",
                "audit.group", "audit-2",
                "audit.batch", "7",
                "audit.retry", "PT3S"));

    assertThat(config.origin()).isEqualTo("log.example.org/1");
    assertThat(config.key()).hasValue(Path.of("/etc/stepwise/audit.key"));
    assertThat(config.zones()).isEqualTo(List.of("default", "dmz"));
    assertThat(config.group()).isEqualTo("audit-2");
    assertThat(config.batch()).isEqualTo(7);
    assertThat(config.retry()).isEqualTo(Duration.ofSeconds(3));
  }

  private static AuditConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(AuditConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(AuditConfig.class);
  }
}
