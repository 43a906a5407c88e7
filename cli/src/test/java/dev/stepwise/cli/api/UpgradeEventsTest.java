package dev.stepwise.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeEventsTest {
  private static final UpgradeId UPGRADE = new UpgradeId("u-1");

  private final List<String> resumedAfter = new CopyOnWriteArrayList<>();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private long refusedAfter = Long.MAX_VALUE;
  private long silentAfter = Long.MAX_VALUE;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/v1/upgrades/u-1/events", this::twoEventsAConnection);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Test
  void a_broken_stream_is_taken_up_after_the_last_event() throws Exception {
    var planner = planner(() -> "token");
    var seen = new ArrayList<Long>();

    planner
        .events(UPGRADE)
        .follow((sequence, event) -> {
          assertThat(event.upgradeId()).isEqualTo(UPGRADE);
          seen.add(sequence);
          return sequence < 5;
        });

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(resumedAfter).containsExactly("0", "2", "4");
  }

  @Test
  void a_stream_that_ended_with_its_token_is_taken_up_with_the_next() throws Exception {
    var tokens = new AtomicInteger();

    planner(() -> "token-" + tokens.incrementAndGet())
        .events(UPGRADE)
        .follow((sequence, _) -> sequence < 3);

    assertThat(shown).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void a_stream_that_falls_silent_is_taken_up_again() throws Exception {
    silentAfter = 2;
    var seen = new ArrayList<Long>();

    new UpgradeEvents(
            new Http(base(), () -> "token"), "/api/v1/upgrades/u-1/events", Duration.ofSeconds(1))
        .follow((sequence, _) -> {
          seen.add(sequence);
          return sequence < 4;
        });

    assertThat(seen).containsExactly(1L, 2L, 3L, 4L);
    assertThat(resumedAfter).containsExactly("0", "2");
  }

  @Test
  void who_has_no_new_token_is_told_that_the_upgrade_goes_on_and_to_sign_in_again() {
    refusedAfter = 2;

    assertThatThrownBy(() -> planner(() -> "token").events(UPGRADE).follow((_, _) -> true))
        .isInstanceOf(ApiProblem.class)
        .hasMessageStartingWith("The sign-in has ended: The upgrade goes on")
        .hasMessageContaining("sign in again")
        .hasMessageEndingWith("this one has expired");
    assertThat(resumedAfter).containsExactly("0", "2");
  }

  @Test
  void who_never_was_signed_in_is_told_what_the_service_says() {
    refusedAfter = 0;

    assertThatThrownBy(() -> planner(() -> "").events(UPGRADE).follow((_, _) -> true))
        .isInstanceOf(ApiProblem.class)
        .hasMessage("Not signed in: this one has expired");
  }

  private PlannerApi planner(Supplier<String> token) {
    return new PlannerApi(base(), token);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void twoEventsAConnection(HttpExchange exchange) throws IOException {
    var after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    resumedAfter.add(after);
    shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (Long.parseLong(after) >= refusedAfter) {
      refuse(exchange);
      return;
    }
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try (var body = exchange.getResponseBody()) {
      var first = Long.parseLong(after) + 1;
      var text = ": heartbeat\n\n" + frame(first) + frame(first + 1) + "id: 99\ndata: torn";
      body.write(text.getBytes(StandardCharsets.UTF_8));
      if (first + 1 == silentAfter) {
        body.flush();
        awaitEnd();
      }
    }
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    var problem =
        "{\"title\": \"Not signed in\", \"detail\": \"this one has expired\"}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(401, problem.length);
    try (var body = exchange.getResponseBody()) {
      body.write(problem);
    }
  }

  private static String frame(long sequence) {
    var event = new StageStarted(UPGRADE, (int) sequence, Instant.EPOCH);
    var json = new String(Wire.encode(event), StandardCharsets.UTF_8);
    return "id: %d\nevent: stage-started\ndata: %s\n\n".formatted(sequence, json);
  }
}
