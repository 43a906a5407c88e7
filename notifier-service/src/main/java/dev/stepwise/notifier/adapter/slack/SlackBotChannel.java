package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.adapter.slack.BotAnswer.Parent;
import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.config.Secret;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Sending.Refused;
import dev.stepwise.notifier.domain.Sending.Sent;
import dev.stepwise.notifier.domain.Sending.TryLater;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Slack channels by a bot: the first notice about an upgrade is a message, what follows is put
/// into its thread, and the message itself always says how things stand (`chat.postMessage`,
/// `chat.update`). The message is changed first, which can be repeated, and only then the thread is
/// continued, which cannot.
@ApplicationScoped
@Startup
class SlackBotChannel implements Channel {
  private final Optional<String> token;
  private final URI api;
  private final Duration pace;
  private final SlackHttp http = new SlackHttp();

  SlackBotChannel(NotifierConfig config) {
    token = config.slack().botToken().map(it -> Secret.read("notifier.slack.bot-token", it));
    api = config.slack().api();
    pace = config.slack().pace();
  }

  @Override
  public String name() {
    return "slack-bot";
  }

  @Override
  public Duration pace() {
    return pace;
  }

  @Override
  public Sending send(Delivery delivery, Message message) {
    if (token.isEmpty()) {
      return SlackHttp.notSent("Expected notifier.slack.bot-token to be set, but it is not");
    }
    var parent =
        delivery.receipts().isEmpty()
            ? Optional.<Parent>empty()
            : Optional.of(Parent.of(delivery.receipts().getLast()));
    if (parent.isEmpty() || delivery.notice() instanceof SecurityNotice) {
      return post(delivery.subscriber().name(), parent, message);
    }
    return switch (update(parent.get(), message)) {
      case Refused(var reason) when reason.equals(BotAnswer.GONE) ->
          post(delivery.subscriber().name(), Optional.empty(), message);
      // Some let nobody change a message that is old; what is new is said all the same.
      case Sent _, Refused _ -> post(delivery.subscriber().name(), parent, message);
      // Whether it was changed is no matter: the next try changes it to the same.
      case TryLater(var reason, var wait, _) -> new TryLater(reason, wait, false);
    };
  }

  private Sending update(Parent parent, Message message) {
    var body = body(parent.channel(), message);
    body.put("ts", parent.ts());
    return http.call(request("chat.update", body), BotAnswer::of);
  }

  /// Only a message that begins a thread has a receipt.
  private Sending post(String channel, Optional<Parent> parent, Message message) {
    var body = body(parent.map(Parent::channel).orElse(channel), message);
    parent.ifPresent(it -> body.put("thread_ts", it.ts()));
    var sending = http.call(request("chat.postMessage", body), BotAnswer::of);
    return sending instanceof Sent && parent.isPresent() ? new Sent() : sending;
  }

  private static Map<String, Object> body(String channel, Message message) {
    var content = SlackMessage.of(message);
    var body = new LinkedHashMap<String, Object>();
    body.put("channel", channel);
    body.put("text", content.text());
    body.put("blocks", content.blocks());
    return body;
  }

  private HttpRequest request(String method, Map<String, Object> body) {
    return HttpRequest.newBuilder(api.resolve(method))
        .timeout(SlackHttp.ANSWER)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Authorization", "Bearer " + token.orElseThrow())
        .POST(BodyPublishers.ofByteArray(Wire.encode(body)))
        .build();
  }
}
