package dev.stepwise.notifier.adapter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CallerTest {
  private static final String HEADERS = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

  @Test
  @Timeout(60)
  void an_answer_that_stops_after_its_headers_is_no_answer() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> stall(server));
      var url = URI.create("http://127.0.0.1:" + server.getLocalPort());
      var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(1)).build();
      var caller = new Caller(Duration.ofSeconds(2));

      assertThatThrownBy(() -> caller.call(request, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageContaining("Expected an answer within PT2S");
    }
  }

  /// Until the caller hangs up.
  private static void stall(ServerSocket server) {
    try (var caller = server.accept()) {
      caller.getOutputStream().write(HEADERS.getBytes(StandardCharsets.US_ASCII));
      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // it did
    }
  }
}
