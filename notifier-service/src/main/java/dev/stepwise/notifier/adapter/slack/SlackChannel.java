package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Subscriber;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// One Slack channel by an incoming webhook (docs.slack.dev: "Sending messages using incoming
/// webhooks"). The webhook's address is a secret: whoever has it can post, so it stands in no log,
/// row or fact.
@ApplicationScoped
@Startup
class SlackChannel implements Channel {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Optional<URI> webhook;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  SlackChannel(NotifierConfig config) {
    webhook = config.slack().webhookUrl();
    webhook.ifPresent(Webhooks::requireSafe);
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Sending send(Subscriber subscriber, String noticeId, Message message) {
    if (webhook.isEmpty()) {
      return new Sending.TryLater(
          "Expected notifier.slack.webhook-url to be set, but it is not", Optional.empty());
    }
    try {
      return SlackAnswer.of(http.send(request(webhook.get(), message), BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Sending.TryLater("Slack: " + e.getClass().getSimpleName(), Optional.empty());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Sending.TryLater("Slack: interrupted", Optional.empty());
    }
  }

  private static HttpRequest request(URI webhook, Message message) {
    return HttpRequest.newBuilder(webhook)
        .timeout(ANSWER)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofByteArray(SlackMessage.of(message).toJson()))
        .build();
  }
}
