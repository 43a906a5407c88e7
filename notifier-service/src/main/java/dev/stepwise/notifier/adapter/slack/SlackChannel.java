package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.config.Secret;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
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

  private static final String SETTING = "notifier.slack.webhook-url";

  private final Optional<URI> webhook;
  private final Duration pace;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

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
      return notSent("Expected notifier.slack.webhook-url to be set, but it is not");
    }
    try {
      return SlackAnswer.of(http.send(request(webhook.get(), message), BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return notSent("Slack: no connection, " + e.getClass().getSimpleName());
    } catch (IOException e) {
      return noAnswer(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noAnswer(e.getClass().getSimpleName());
    }
  }

  private static Sending notSent(String reason) {
    return new Sending.TryLater(reason, Optional.empty(), false);
  }

  private static Sending noAnswer(String reason) {
    return new Sending.TryLater("Slack: no answer, " + reason, Optional.empty(), true);
  }

  private static HttpRequest request(URI webhook, Message message) {
    return HttpRequest.newBuilder(webhook)
        .timeout(ANSWER)
        .header("Content-Type", "application/json; charset=utf-8")
        .POST(BodyPublishers.ofByteArray(SlackMessage.of(message).toJson()))
        .build();
  }
}
