package dev.stepwise.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Answers as Slack's incoming webhooks do: `200 ok` for a message of the documented form, `400
/// invalid_payload` for any other.
final class SlackStandIn implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final List<Integer> answers = new CopyOnWriteArrayList<>();

  record Answer(int status, String body, Map<String, String> headers) {}

  SlackStandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/services/s3cret", this::handle);
    server.start();
  }

  /// The next calls are answered so, one each.
  void answer(Answer... wanted) {
    next.addAll(List.of(wanted));
  }

  /// The bodies that were taken.
  List<String> taken() {
    return taken;
  }

  /// The status of each answer so far.
  List<Integer> answers() {
    return answers;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange call) throws IOException {
    var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer = next.poll();
    if (answer == null) {
      answer =
          isOfTheForm(call, body)
              ? new Answer(200, "ok", Map.of())
              : new Answer(400, "invalid_payload", Map.of());
    }
    if (answer.status() == 200) {
      taken.add(body);
    }
    answers.add(answer.status());
    answer.headers().forEach(call.getResponseHeaders()::add);
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(answer.status(), bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }

  private static boolean isOfTheForm(HttpExchange call, String body) throws IOException {
    var message = JSON.readTree(body);
    return call.getRequestMethod().equals("POST")
        && call.getRequestHeaders().getFirst("Content-Type").startsWith("application/json")
        && isMessage(message);
  }

  /// Whether it is a message as Block Kit says.
  static boolean isMessage(JsonNode message) {
    return message.path("text").isTextual()
        && message.path("blocks").size() > 0
        && message.path("blocks").valueStream().allMatch(SlackStandIn::isBlock);
  }

  private static boolean isBlock(JsonNode block) {
    var type = block.path("type").asText();
    return switch (type) {
      case "header" -> isText(block.path("text"), "plain_text", 150);
      case "section" -> isText(block.path("text"), "mrkdwn", 3000);
      case "context" -> isText(block.path("elements").path(0), "mrkdwn", 3000);
      default -> false;
    };
  }

  private static boolean isText(JsonNode text, String type, int most) {
    var words = text.path("text").asText();
    return text.path("type").asText().equals(type) && !words.isEmpty() && words.length() <= most;
  }
}
