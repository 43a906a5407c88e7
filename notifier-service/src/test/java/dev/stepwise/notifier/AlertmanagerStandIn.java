package dev.stepwise.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps silences as Alertmanager's API v2 does: 400 for what the schema does not allow, and a new
/// id for a changed one.
public final class AlertmanagerStandIn extends StandIn {
  private static final String SILENCE = "/api/v2/silence/";

  private final Map<String, ObjectNode> silences = new ConcurrentSkipListMap<>();
  private final AtomicInteger count = new AtomicInteger();

  public AlertmanagerStandIn(int port) throws IOException {
    super(port);
  }

  public List<JsonNode> silences() {
    return List.copyOf(silences.values());
  }

  @Override
  Answer answer(Call call) throws IOException {
    if (call.path().equals("/api/v2/silences")) {
      return call.method().equals("POST")
          ? post((ObjectNode) call.json())
          : Answer.ok(JSON.writeValueAsString(silences.values()));
    }
    var found = silences.get(call.path().replace(SILENCE, ""));
    if (!call.path().startsWith(SILENCE) || found == null) {
      return new Answer(404, "", Map.of());
    }
    if (call.method().equals("DELETE")) {
      expire(found);
      return Answer.ok("");
    }
    return Answer.ok(found.toString());
  }

  private Answer post(ObjectNode silence) {
    if (!isOfTheForm(silence)) {
      return new Answer(400, "", Map.of());
    }
    var before = silences.get(silence.path("id").asText());
    if (before != null) {
      expire(before);
    }
    var id = "silence-%03d".formatted(count.incrementAndGet());
    silence.put("id", id).putObject("status").put("state", "active");
    silences.put(id, silence);
    return Answer.ok("{\"silenceID\":\"%s\"}".formatted(id));
  }

  private static void expire(ObjectNode silence) {
    silence.putObject("status").put("state", "expired");
  }

  private static boolean isOfTheForm(JsonNode silence) {
    return silence.path("matchers").size() > 0
        && silence
            .path("matchers")
            .valueStream()
            .allMatch(it ->
                it.path("name").isTextual()
                    && it.path("value").isTextual()
                    && it.path("isRegex").isBoolean())
        && Instant.parse(silence.path("startsAt").asText())
            .isBefore(Instant.parse(silence.path("endsAt").asText()))
        && silence.path("createdBy").isTextual()
        && silence.path("comment").isTextual();
  }
}
