package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.config.Secret;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Optional;

/// One Slack channel by an incoming webhook (docs.slack.dev: "Sending messages using incoming
/// webhooks"). The webhook's address is a secret: whoever has it can post, so it stands in no log,
/// row or fact.
@ApplicationScoped
@Startup
class SlackChannel implements Channel {

  private static final String SETTING = "notifier.slack.webhook-url";

  private final Optional<URI> webhook;
  private final Duration pace;
  private final SlackHttp http = new SlackHttp();

  SlackChannel(NotifierConfig config) {
    pace = config.slack().pace();
    webhook =
        config.slack().webhookUrl().map(it -> Secret.read(SETTING, it)).map(Webhooks::requireSafe);
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Duration pace() {
    return pace;
  }

  @Override
  public Sending send(Delivery delivery, Message message) {
    if (webhook.isEmpty()) {
      return SlackHttp.notSent("Expected notifier.slack.webhook-url to be set, but it is not");
    }
    return http.call(request(webhook.get(), message), SlackAnswer::of);
  }

  private static HttpRequest request(URI webhook, Message message) {
    return HttpRequest.newBuilder(webhook)
        .timeout(SlackHttp.ANSWER)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofByteArray(SlackMessage.of(message).toJson()))
        .build();
  }
}
