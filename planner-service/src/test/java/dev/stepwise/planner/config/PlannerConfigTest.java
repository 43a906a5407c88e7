package dev.stepwise.planner.config;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerConfigTest {
  @Test
  void the_defaults_are_those_of_the_local_stack() {
    var config = config(Map.of());

    assertThat(config.playbooks()).isEqualTo(Path.of("playbooks"));
    assertThat(config.playbooksCheckedEvery()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.auditUrl()).isEqualTo(URI.create("http://127.0.0.1:7072"));
    assertThat(config.lease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.factsLease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.planWithin()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.commandsValid()).isEqualTo(Duration.ofMinutes(15));
    assertThat(config.signingKey()).isEmpty();
    assertThat(config.executorKeys()).isEmpty();
    assertThat(config.zones()).containsExactly("default");
    assertThat(config.largestRequest()).isEqualTo(1_048_576);
  }

  @Test
  void every_key_can_be_set() {
    var config =
        config(
            Map.ofEntries(
                entry("planner.playbooks", "/p"),
                entry("planner.playbooks-checked-every", "1m"),
                entry("planner.audit-url", "http://audit:1"),
                entry("planner.lease", "PT1M"),
                entry("planner.facts-lease", "2m"),
                entry("planner.plan-within", "3s"),
                entry("planner.commands-valid", "1h"),
                entry("planner.signing-key", "/k/planner.jwk"),
                entry("planner.executor-keys", "/k/executors.json"),
                entry("planner.zones", "default,dmz"),
                entry("planner.largest-request", "10")));

    assertThat(config.playbooks()).isEqualTo(Path.of("/p"));
    assertThat(config.playbooksCheckedEvery()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.auditUrl()).isEqualTo(URI.create("http://audit:1"));
    assertThat(config.lease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.factsLease()).isEqualTo(Duration.ofMinutes(2));
    assertThat(config.planWithin()).isEqualTo(Duration.ofSeconds(3));
    assertThat(config.commandsValid()).isEqualTo(Duration.ofHours(1));
    assertThat(config.signingKey()).contains(Path.of("/k/planner.jwk"));
    assertThat(config.executorKeys()).contains(Path.of("/k/executors.json"));
    assertThat(config.zones()).isEqualTo(List.of("default", "dmz"));
    assertThat(config.largestRequest()).isEqualTo(10);
  }

  @Test
  void a_key_that_does_not_exist_is_refused() {
    assertThatThrownBy(() -> config(Map.of("planner.leese", "1s")))
        .hasMessageContaining("planner.leese");
  }

  private static PlannerConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .addDefaultInterceptors()
        .withMapping(PlannerConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 500))
        .withConverter(
            Duration.class,
            500,
            value -> new io.quarkus.runtime.configuration.DurationConverter().convert(value))
        .build()
        .getConfigMapping(PlannerConfig.class);
  }
}
