package dev.stepwise.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Answers as `chat.postMessage` and `chat.update` of Slack's Web API do: 200, with `ok` and the
/// message's `ts`, or with the `error` that the documentation names.
public final class SlackBotStandIn extends StandIn {
  static final String TOKEN = "xoxb-s3cret";
  static final String CHANNEL = "C0UPGRADES";

  private final Map<String, Posted> messages = new ConcurrentSkipListMap<>();
  private final List<Posted> posted = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();

  /// A message as it stands in the channel.
  public record Posted(String ts, Optional<String> thread, String text, String blocks) {}

  public SlackBotStandIn(int port) throws IOException {
    super(port);
  }

  /// The messages, oldest first.
  public List<Posted> messages() {
    return List.copyOf(messages.values());
  }

  /// Each message as it was posted, whatever became of it since.
  public List<Posted> posted() {
    return posted;
  }

  @Override
  Answer answer(Call call) throws IOException {
    if (!call.header("Authorization").equals("Bearer " + TOKEN)) {
      return refused("invalid_auth");
    }
    if (!call.method().equals("POST")
        || !call.header("Content-type").equals("application/json; charset=utf-8")) {
      return refused("invalid_post_type");
    }
    var message = call.json();
    if (!message.path("channel").asText().equals(CHANNEL)) {
      return refused("channel_not_found");
    }
    if (!SlackStandIn.isMessage(message)) {
      return refused("invalid_blocks");
    }
    return switch (call.path()) {
      case "/api/chat.postMessage" -> post(message);
      case "/api/chat.update" -> update(message);
      default -> refused("unknown_method");
    };
  }

  private Answer post(JsonNode message) {
    var thread = Optional.ofNullable(message.get("thread_ts")).map(JsonNode::asText);
    if (thread.filter(it -> !messages.containsKey(it)).isPresent()) {
      return refused("thread_not_found");
    }
    var ts = "1700000000.%06d".formatted(count.incrementAndGet());
    posted.add(posted(ts, thread, message));
    return stored(posted.getLast());
  }

  private Answer update(JsonNode message) {
    var before = messages.get(message.path("ts").asText());
    return before == null
        ? refused("message_not_found")
        : stored(posted(before.ts(), before.thread(), message));
  }

  private Answer stored(Posted message) {
    messages.put(message.ts(), message);
    return Answer.ok(
        "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"%s\"}".formatted(CHANNEL, message.ts()));
  }

  private static Posted posted(String ts, Optional<String> thread, JsonNode message) {
    return new Posted(ts, thread, message.path("text").asText(), message.path("blocks").toString());
  }

  private static Answer refused(String error) {
    return Answer.ok("{\"ok\":false,\"error\":\"%s\"}".formatted(error));
  }
}
