package dev.stepwise.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.notifier.config.NotifierConfig.Email.Security;
import io.smallrye.config.SmallRyeConfigBuilder;
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
    assertThat(config.email().from()).isEqualTo("Stepwise <stepwise@localhost>");
    assertThat(config.email().host()).isEqualTo("127.0.0.1");
    assertThat(config.email().port()).isEqualTo(25);
    assertThat(config.email().security()).isEqualTo(Security.NONE);
    assertThat(config.email().username()).isEmpty();
    assertThat(config.email().password()).isEmpty();
    assertThat(config.email().timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.slack().webhookUrl()).isEmpty();
    assertThat(config.slack().name()).isEqualTo("webhook");
    assertThat(config.security().emailTo()).isEmpty();
    assertThat(config.security().slack()).isFalse();
    assertThat(config.security().every()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.retry().first()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.retry().most()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.retry().tries()).isEqualTo(30);
    assertThat(config.claim()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void every_key_is_heard() {
    var config =
        configured(
            Map.ofEntries(
                Map.entry("notifier.zone", "Europe/Vienna"),
                Map.entry("notifier.email.to", "a@example.org,b@example.org"),
                Map.entry("notifier.email.from", "us@example.org"),
                Map.entry("notifier.email.host", "smtp.example.org"),
                Map.entry("notifier.email.port", "587"),
                Map.entry("notifier.email.security", "starttls"),
                Map.entry("notifier.email.username", "me"),
                Map.entry("notifier.email.password", "env:SMTP_PASSWORD"),
                Map.entry("notifier.email.timeout", "PT5S"),
                Map.entry("notifier.slack.webhook-url", "file:/run/secrets/slack"),
                Map.entry("notifier.slack.name", "#upgrades"),
                Map.entry("notifier.security.email-to", "ops@example.org"),
                Map.entry("notifier.security.slack", "true"),
                Map.entry("notifier.security.every", "PT10M"),
                Map.entry("notifier.retry.first", "PT2S"),
                Map.entry("notifier.retry.most", "PT1M"),
                Map.entry("notifier.retry.tries", "3"),
                Map.entry("notifier.claim", "PT5M")));

    assertThat(config.security().emailTo()).contains(List.of("ops@example.org"));
    assertThat(config.security().slack()).isTrue();
    assertThat(config.security().every()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
    assertThat(config.email().to()).contains(List.of("a@example.org", "b@example.org"));
    assertThat(config.email().from()).isEqualTo("us@example.org");
    assertThat(config.email().host()).isEqualTo("smtp.example.org");
    assertThat(config.email().port()).isEqualTo(587);
    assertThat(config.email().security()).isEqualTo(Security.STARTTLS);
    assertThat(config.email().username()).contains("me");
    assertThat(config.email().password()).contains("env:SMTP_PASSWORD");
    assertThat(config.email().timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.slack().webhookUrl()).contains("file:/run/secrets/slack");
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
