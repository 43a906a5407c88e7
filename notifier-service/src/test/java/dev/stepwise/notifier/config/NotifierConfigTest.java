package dev.stepwise.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NotifierConfigTest {
  @Test
  void by_default_only_the_inbox_is_on() {
    var config = configured(Map.of());

    assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.email().to()).isEmpty();
    assertThat(config.slack().webhookUrl()).isEmpty();
    assertThat(config.slack().name()).isEqualTo("webhook");
    assertThat(config.retry().first()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.retry().most()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.retry().tries()).isEqualTo(30);
    assertThat(config.claim()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void every_key_is_heard() {
    var config =
        configured(
            Map.of(
                "notifier.zone", "Europe/Vienna",
                "notifier.email.to", "a@example.org,b@example.org",
                "notifier.slack.webhook-url", "https://hooks.example.org/x",
                "notifier.slack.name", "#upgrades",
                "notifier.retry.first", "PT2S",
                "notifier.retry.most", "PT1M",
                "notifier.retry.tries", "3",
                "notifier.claim", "PT5M"));

    assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    assertThat(config.email().to()).contains(List.of("a@example.org", "b@example.org"));
    assertThat(config.slack().webhookUrl()).contains(URI.create("https://hooks.example.org/x"));
    assertThat(config.slack().name()).isEqualTo("#upgrades");
    assertThat(config.retry().first()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.retry().most()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.retry().tries()).isEqualTo(3);
    assertThat(config.claim()).isEqualTo(Duration.ofMinutes(5));
  }

  private static NotifierConfig configured(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(NotifierConfig.class)
        .withDefaultValues(values)
        .build()
        .getConfigMapping(NotifierConfig.class);
  }
}
