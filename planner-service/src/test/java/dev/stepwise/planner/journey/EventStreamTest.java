package dev.stepwise.planner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EventStreamTest {
  private static FakeExecutor executor;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String toy = "toy-" + UUID.randomUUID().toString().substring(0, 8);

  @BeforeAll
  static void hire() {
    executor = new FakeExecutor(TestStack.kafka().bootstrapServers());
  }

  @AfterAll
  static void dismiss() {
    executor.close();
  }

  @Test
  void a_stream_tells_everything_in_order_and_ends_with_the_upgrade() {
    Rest.register(toy);
    var id = Rest.requested(toy);
    var lines = CompletableFuture.supplyAsync(() -> follow(id, 0));

    Rest.approveAndStart(id);

    var all = lines.orTimeout(30, TimeUnit.SECONDS).join();
    var ids = fields(all, "id:");
    assertThat(ids)
        .isEqualTo(LongStream.rangeClosed(1, ids.size()).mapToObj(Long::toString).toList());
    assertThat(fields(all, "event:"))
        .startsWith("upgrade-requested")
        .contains("plan-approved", "run-started")
        .endsWith("upgrade-succeeded");
  }

  @Test
  void a_stream_goes_on_after_the_last_event_that_was_seen() {
    Rest.register(toy);
    var id = Rest.started(toy);
    Rest.awaitState(id, "SUCCEEDED");
    var all = fields(follow(id, 0), "id:");

    assertThat(fields(follow(id, 5), "id:")).isEqualTo(all.subList(5, all.size()));
  }

  private List<String> follow(String id, long last) {
    var request =
        HttpRequest.newBuilder(Rest.uri("/api/v1/upgrades/" + id + "/events"))
            .header("Accept", "text/event-stream")
            .header(SignedIn.HEADER, SignedIn.as("ann", "viewer"))
            .header("Last-Event-ID", Long.toString(last))
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      return client.send(request, BodyHandlers.ofLines()).body().toList();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> fields(List<String> lines, String field) {
    return lines.stream()
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(field.length()).strip())
        .toList();
  }
}
