package dev.stepwise.notifier.adapter.slack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhooksTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://hooks.slack.com/services/T/B/secret", "http://127.0.0.1:80/x"})
  void a_webhook_is_safe_by_https_or_on_this_machine(String webhook) {
    assertThatCode(() -> Webhooks.requireSafe(webhook)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.slack.com/services/T/B/secret",
        "http://localhost.example.org/secret",
        "ftp://127.0.0.1/secret",
        "/secret"
      })
  void any_other_is_refused_without_telling_it(String webhook) {
    assertThatThrownBy(() -> Webhooks.requireSafe(webhook))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }
}
