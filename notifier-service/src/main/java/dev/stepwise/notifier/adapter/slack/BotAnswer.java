package dev.stepwise.notifier.adapter.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.domain.Sending;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/// What an answer of Slack's Web API means: whether it was done stands in `ok`, and why not in
/// `error`.
final class BotAnswer {
  /// The message that was to be changed is there no longer.
  static final String GONE = "Slack: message_not_found";

  private static final Set<String> NOT_NOW =
      Set.of("ratelimited", "rate_limited", "service_unavailable", "team_added_to_org");

  /// Slack says of these that something may have been done all the same.
  private static final Set<String> NOBODY_KNOWS =
      Set.of("internal_error", "fatal_error", "request_timeout");

  private BotAnswer() {}

  static Sending of(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      return SlackAnswer.of(answer);
    }
    var said = parsed(answer.body());
    if (said.path("ok").asBoolean()) {
      return new Sending.Sent(
          said.hasNonNull("ts") ? Optional.of(new Parent(said).toReceipt()) : Optional.empty());
    }
    var error = said.path("error").asText("no JSON");
    var reason = "Slack: " + error;
    if (NOT_NOW.contains(error) || NOBODY_KNOWS.contains(error)) {
      return new Sending.TryLater(
          reason, SlackAnswer.retryAfter(answer), NOBODY_KNOWS.contains(error));
    }
    return new Sending.Refused(reason);
  }

  private static JsonNode parsed(String body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  /// The message on which a thread hangs.
  ///
  /// @param channel its id
  /// @param ts the message's time, which is its id
  record Parent(String channel, String ts) {
    Parent(JsonNode answer) {
      this(answer.path("channel").asText(), answer.path("ts").asText());
    }

    static Parent of(String receipt) {
      var slash = receipt.indexOf('/');
      return new Parent(receipt.substring(0, slash), receipt.substring(slash + 1));
    }

    String toReceipt() {
      return channel + "/" + ts;
    }
  }
}
