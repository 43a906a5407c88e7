package dev.stepwise.planner.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
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

  @Test
  void a_stream_ends_with_the_token_that_opened_it_and_goes_on_with_another() {
    Rest.register(toy);
    var id = Rest.requested(toy);
    var shortLived = SignedIn.as("ann", "viewer", Duration.ofSeconds(3));

    var seen = CompletableFuture.supplyAsync(() -> lines(request(id, 0, shortLived)));

    var all = seen.orTimeout(30, TimeUnit.SECONDS).join();
    assertThat(fields(all, "event:")).endsWith("plan-proposed");
    Rest.upgrade(id).body("state", equalTo("PROPOSED"));
    var again = answer(request(id, 0, shortLived), BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.body()).contains("Not signed in", "this one has expired");

    var last = fields(all, "id:").size();
    var rest = CompletableFuture.supplyAsync(() -> follow(id, last));
    Rest.approveAndStart(id);
    assertThat(fields(rest.orTimeout(30, TimeUnit.SECONDS).join(), "event:"))
        .startsWith("plan-approved")
        .endsWith("upgrade-succeeded");
  }

  private List<String> follow(String id, long last) {
    return lines(request(id, last, SignedIn.as("ann", "viewer")));
  }

  private static HttpRequest request(String id, long last, String signIn) {
    return HttpRequest.newBuilder(Rest.uri("/api/v1/upgrades/" + id + "/events"))
        .header("Accept", "text/event-stream")
        .header(SignedIn.HEADER, signIn)
        .header("Last-Event-ID", Long.toString(last))
        .timeout(Duration.ofSeconds(30))
        .build();
  }

  private List<String> lines(HttpRequest request) {
    return answer(request, BodyHandlers.ofLines()).body().toList();
  }

  private <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
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
