package dev.stepwise.planner.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Stands in for audit: keeps each fact of the topic once and answers replays.
final class FakeAudit {
  private static final String PATH = "/api/v1/upgrades/";

  private final Map<String, SortedMap<Long, CloudEvent>> histories = new ConcurrentHashMap<>();
  private final Listener listener;
  private final HttpServer server;

  FakeAudit(String bootstrapServers) {
    this.listener = Listener.ofEvents(bootstrapServers, Topics.UPGRADES, this::seal);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(PATH, this::answer);
  }

  /// Starts it and returns its address.
  String start() {
    listener.start();
    server.start();
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void stop() {
    server.stop(0);
    listener.close();
  }

  private void seal(CloudEvent event) {
    histories
        .computeIfAbsent(event.subject(), _ -> new ConcurrentSkipListMap<>())
        .putIfAbsent(event.sequence().orElseThrow(), event);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var id = exchange.getRequestURI().getPath().substring(PATH.length()).replace("/replay", "");
    var history = histories.getOrDefault(id, new TreeMap<>());
    var body =
        Wire.mapper()
            .writeValueAsBytes(
                Map.of("events", history.values().stream().map(FakeAudit::entry).toList()));
    exchange.sendResponseHeaders(history.isEmpty() ? 404 : 200, body.length);
    try (var response = exchange.getResponseBody()) {
      response.write(body);
    }
  }

  private static Map<String, Object> entry(CloudEvent event) {
    try {
      return Map.of("type", event.type(), "data", Wire.mapper().readTree(event.data()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
