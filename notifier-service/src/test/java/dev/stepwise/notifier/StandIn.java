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

/// Somebody far away, on this machine. Answers as they do; or, once each, as it is told to.
public abstract class StandIn implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Queue<Answer> next = new ConcurrentLinkedQueue<>();
  private volatile long patientUntil;
  private volatile boolean hurried;

  record Answer(int status, String body, Map<String, String> headers) {
    static Answer ok(String body) {
      return new Answer(200, body, Map.of("Content-Type", "application/json"));
    }
  }

  record Call(String method, String path, String body, Map<String, List<String>> headers) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body.isEmpty() ? "{}" : body);
    }
  }

  StandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  abstract Answer answer(Call call) throws IOException;

  void answerNext(Answer... wanted) {
    next.addAll(List.of(wanted));
  }

  /// Whether somebody came back before the time that `Retry-After` named.
  boolean wasHurried() {
    return hurried;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      hurried |= System.currentTimeMillis() < patientUntil;
      var wanted = next.poll();
      var answer = wanted == null ? answer(call(exchange, body)) : wanted;
      var wait = answer.headers().get("Retry-After");
      if (wait != null) {
        patientUntil = System.currentTimeMillis() + 1000 * Long.parseLong(wait) - 100;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Call call(HttpExchange exchange, String body) {
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        body,
        Map.copyOf(exchange.getRequestHeaders()));
  }
}
