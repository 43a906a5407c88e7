package dev.stepwise.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutputReaderTest {
  private static final String PRINTED = "0123456789";

  private final List<String> missing = new ArrayList<>();
  private final List<Long> asked = new ArrayList<>();

  @Test
  void a_broken_answer_is_continued_where_it_broke() throws Exception {
    assertThat(read(this::breakTwice)).isEqualTo(PRINTED);
    assertThat(asked).containsExactly(0L, 4L, 8L);
  }

  @Test
  void what_comes_behind_a_gap_is_asked_for_and_the_gap_is_told() throws Exception {
    assertThat(read(this::withGap)).isEqualTo("head" + "tail");
    assertThat(missing).containsExactly("4-100");
  }

  @Test
  void the_end_that_is_not_to_be_had_is_told_as_well() throws Exception {
    assertThat(read(this::withoutEnd)).isEqualTo("head");
    assertThat(missing).containsExactly("4-9");
  }

  private void withoutEnd(HttpExchange exchange, long offset) throws IOException {
    exchange.getResponseHeaders().add("Stepwise-Output-Bytes", "9");
    exchange.getResponseHeaders().add("Stepwise-Output-Gaps", "4-8");
    exchange.sendResponseHeaders(200, offset == 0 ? 4 : -1);
    if (offset == 0) {
      write(exchange, "head");
    }
  }

  /// Promises the rest, and gives four bytes of it.
  private void breakTwice(HttpExchange exchange, long offset) throws IOException {
    var rest = PRINTED.substring((int) offset);
    exchange.getResponseHeaders().add("Stepwise-Output-Offset", Long.toString(offset));
    exchange.sendResponseHeaders(200, rest.length());
    write(exchange, rest.substring(0, Math.min(4, rest.length())));
  }

  private void withGap(HttpExchange exchange, long offset) throws IOException {
    var headers = exchange.getResponseHeaders();
    if (offset == 104) {
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    headers.add("Stepwise-Output-Offset", offset < 4 ? "0" : "100");
    headers.add("Stepwise-Output-Gaps", "4-99");
    exchange.sendResponseHeaders(200, 4);
    write(exchange, offset < 4 ? "head" : "tail");
  }

  private static void write(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private String read(Answer answer) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, answer));
    server.start();
    try {
      var printed = new ByteArrayOutputStream();
      new AuditApi(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> "token")
          .output(
              new OutputReader.Run(new UpgradeId("u-1"), 0, new HostId("h1")),
              OptionalInt.empty(),
              0,
              (from, until) -> missing.add(from + "-" + until))
          .copyTo(printed, false);
      return printed.toString(StandardCharsets.UTF_8);
    } finally {
      server.stop(0);
    }
  }

  private void answer(HttpExchange exchange, Answer answer) throws IOException {
    var offset =
        Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*offset=(\\d+).*", "$1"));
    asked.add(offset);
    try (exchange) {
      answer.to(exchange, offset);
    }
  }

  /// What the server says.
  private interface Answer {
    void to(HttpExchange exchange, long offset) throws IOException;
  }
}
