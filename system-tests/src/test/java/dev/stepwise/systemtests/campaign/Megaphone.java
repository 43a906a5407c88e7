package dev.stepwise.systemtests.campaign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.systemtests.campaign.History.Post;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// Stands for people far away: takes what is posted to a webhook, and remembers it.
final class Megaphone implements AutoCloseable {
  private static final String LABEL = "Possible duplicate: ";

  private static final Pattern LOG_STATE = Pattern.compile(" · Log: \\d+ entries, root \\S+$");

  private final HttpServer server;
  private final List<Post> posts = new CopyOnWriteArrayList<>();

  Megaphone() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to listen on some port", e);
    }
    server.createContext("/", this::take);
    server.start();
  }

  URI webhook() {
    return URI.create("http://127.0.0.1:%d/webhook".formatted(server.getAddress().getPort()));
  }

  List<Post> posts() {
    return List.copyOf(posts);
  }

  /// It is heard before it is answered, as with people.
  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      posts.add(post(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Post post(byte[] body) throws IOException {
    var lines = new ArrayList<String>();
    for (var block : Wire.mapper().readTree(body).path("blocks")) {
      lines.add(block.path("text").path("text").asText());
      block.path("elements").forEach(element -> lines.add(element.path("text").asText()));
    }
    var labelled = lines.removeIf(line -> line.startsWith(LABEL));
    lines.replaceAll(Megaphone::withoutLogState);
    lines.removeIf(String::isEmpty);
    return new Post(String.join("\n", lines), labelled);
  }

  /// A notice says what the log was when it was put into words, which is done once to store it and
  /// again to send it.
  static String withoutLogState(String notice) {
    return LOG_STATE.matcher(notice).replaceFirst("");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
