package dev.stepwise.audit.adapter.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.SignedIn;
import dev.stepwise.audit.Stack;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutputTest {
  @Test
  void pieces_are_put_together_and_a_gap_is_a_line_for_people() {
    var first = new SampleUpgrade("printed").attempt(1);
    var second = new SampleUpgrade("printed").attempt(2);
    Log.awaitSealed(
        List.of(
            Facts.output(Facts.chunk(first, 0, "first attempt")),
            Facts.output(Facts.chunk(second, 0, "Backing up\n")),
            Facts.output(Facts.chunk(second, 8, "up\nReplacing\n")),
            Facts.output(Facts.chunk(second, 30, "done\n"))));

    var answer = text().get("/api/v1/upgrades/printed/output?stage=0&host=t1");

    assertThat(answer.asString())
        .startsWith("Backing up\nReplacing\n\n[stepwise: 9 bytes (21-29) are not here")
        .endsWith("]\ndone\n");
    assertThat(answer.header("Stepwise-Output-Gaps")).isEqualTo("21-29");
    assertThat(answer.header("Stepwise-Output-Attempt")).isEqualTo("2");
    assertThat(text().get("/api/v1/upgrades/printed/output?stage=0&host=t1&attempt=1").asString())
        .isEqualTo("first attempt");
  }

  @Test
  void a_reader_who_comes_back_with_an_offset_gets_the_rest() {
    sealed("resumed");

    var answer = bytes().get("/api/v1/upgrades/resumed/output?stage=0&host=t1&offset=4");

    assertThat(answer.asString()).isEqualTo("three four");
    assertThat(answer.header("Stepwise-Output-Offset")).isEqualTo("4");
    assertThat(answer.header("Content-Length")).isEqualTo("10");
  }

  @Test
  void exact_bytes_end_before_a_gap_and_go_on_behind_it() {
    var attempt = new SampleUpgrade("gapped").attempt(1);
    Log.awaitSealed(
        List.of(
            Facts.output(Facts.chunk(attempt, 0, "head")),
            Facts.output(Facts.chunk(attempt, 100, "tail"))));

    var head = bytes().get("/api/v1/upgrades/gapped/output?stage=0&host=t1");
    var tail = bytes().get("/api/v1/upgrades/gapped/output?stage=0&host=t1&offset=4");

    assertThat(head.asString()).isEqualTo("head");
    assertThat(head.header("Stepwise-Output-Gaps")).isEqualTo("4-99");
    assertThat(tail.asString()).isEqualTo("tail");
    assertThat(tail.header("Stepwise-Output-Offset")).isEqualTo("100");
  }

  @Test
  void a_range_is_answered_as_http_says() {
    sealed("ranged");

    var some = range("ranged", "bytes=2-5");
    var rest = range("ranged", "bytes=10-");
    var none = range("ranged", "bytes=14-");

    assertThat(some.statusCode()).isEqualTo(206);
    assertThat(some.asString()).isEqualTo("o th");
    assertThat(some.header("Content-Range")).isEqualTo("bytes 2-5/*");
    assertThat(rest.asString()).isEqualTo("four");
    assertThat(none.statusCode()).isEqualTo(416);
    assertThat(none.header("Content-Range")).isEqualTo("bytes */*");
    assertThat(range("ranged", "bytes=1-2,5-6").statusCode()).isEqualTo(200);
  }

  @Test
  void a_reader_who_follows_gets_what_comes_until_the_attempt_has_ended() throws Exception {
    var attempt = new SampleUpgrade("followed").attempt(1);
    Log.awaitSealed(List.of(Facts.output(Facts.chunk(attempt, 0, "one "))));
    try (var client = HttpClient.newHttpClient();
        var following = following(client, "followed")) {
      assertThat(new String(following.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("one ");

      Facts.output(Facts.chunk(attempt, 4, "two "));
      assertThat(new String(following.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("two ");
      ended(attempt, new Output(13, Sha256.of("one two three"), ""));
      Facts.output(Facts.chunk(attempt, 8, "three"));

      assertThat(new String(following.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("three");
    }
    bytes()
        .get("/api/v1/upgrades/followed/output?stage=0&host=t1")
        .then()
        .header("Stepwise-Output-Bytes", equalTo("13"))
        .header("Stepwise-Output-Sha256", equalTo(Sha256.of("one two three").hex()));
  }

  @Test
  void a_reader_who_follows_sees_nothing_once_the_token_has_expired() throws Exception {
    var attempt = new SampleUpgrade("expired").attempt(1);
    Log.awaitSealed(List.of(Facts.output(Facts.chunk(attempt, 0, "one "))));
    var shortLived = SignedIn.as("ann", "viewer", Duration.ofSeconds(3));
    try (var client = HttpClient.newHttpClient();
        var following = following(client, "expired", shortLived)) {
      assertThat(new String(following.readNBytes(4), StandardCharsets.UTF_8)).isEqualTo("one ");

      assertThatThrownBy(following::readAllBytes)
          .as("the answer breaks off: it is not whole")
          .isInstanceOf(IOException.class);
    }
    bytes()
        .header(SignedIn.HEADER, shortLived)
        .get("/api/v1/upgrades/expired/output?stage=0&host=t1&follow=true")
        .then()
        .statusCode(401)
        .body(containsString("this one has expired"));
  }

  @Test
  void a_reader_who_follows_does_not_wait_for_ever_for_bytes_that_are_lost() {
    var attempt = new SampleUpgrade("lost").attempt(1);
    Log.awaitSealed(
        List.of(
            Facts.output(Facts.chunk(attempt, 0, "head")),
            ended(attempt, new Output(9, Sha256.of("whatever"), ""))));

    var people = text().get("/api/v1/upgrades/lost/output?stage=0&host=t1&follow=true");
    var exact = bytes().get("/api/v1/upgrades/lost/output?stage=0&host=t1&follow=true");

    assertThat(people.asString())
        .isEqualTo("head\n[stepwise: 5 bytes (4-8) are not here: they are not sealed]\n");
    assertThat(exact.asString()).isEqualTo("head");
    assertThat(exact.header("Stepwise-Output-Gaps")).isEqualTo("4-8");
  }

  @Test
  void what_was_cut_because_it_was_too_much_is_said_so_and_not_awaited() {
    var attempt = new SampleUpgrade("cut").attempt(1);
    var cut = new Output(24, Sha256.of("whatever"), "", Optional.of(new Output.Cut(4, 16)));
    Log.awaitSealed(
        List.of(
            Facts.output(Facts.chunk(attempt, 0, "head")),
            Facts.output(Facts.chunk(attempt, 20, "tail")),
            ended(attempt, cut)));

    var answer = text().get("/api/v1/upgrades/cut/output?stage=0&host=t1&follow=true");

    assertThat(answer.asString())
        .isEqualTo("head\n[stepwise: 16 bytes (4-19) are not here: too much was printed]\ntail");
  }

  @Test
  void an_offset_below_nothing_is_not_understood() {
    bytes().get("/api/v1/upgrades/any/output?stage=0&host=t1&offset=-1").then().statusCode(400);
  }

  private static RecordMetadata ended(AttemptId attempt, Output output) {
    return Facts.report(
        new RunEnded(
            attempt,
            1,
            new Outcome.Failed("no", OptionalInt.of(1)),
            output,
            "e1",
            SampleUpgrade.NOON));
  }

  private static void sealed(String upgrade) {
    var attempt = new SampleUpgrade(upgrade).attempt(1);
    Log.awaitSealed(
        List.of(
            Facts.output(Facts.chunk(attempt, 0, "two three ")),
            Facts.output(Facts.chunk(attempt, 6, "ree four"))));
  }

  private static Response range(String upgrade, String range) {
    return bytes()
        .header("Range", range)
        .get("/api/v1/upgrades/%s/output?stage=0&host=t1".formatted(upgrade));
  }

  private static InputStream following(HttpClient client, String upgrade) throws Exception {
    return following(client, upgrade, SignedIn.as("ann", "viewer"));
  }

  private static InputStream following(HttpClient client, String upgrade, String signIn)
      throws Exception {
    var address =
        "http://127.0.0.1:%d/api/v1/upgrades/%s/output?stage=0&host=t1&follow=true"
            .formatted(RestAssured.port, upgrade);
    var request =
        HttpRequest.newBuilder(URI.create(address)).header(SignedIn.HEADER, signIn).build();
    return client.send(request, BodyHandlers.ofInputStream()).body();
  }

  private static RequestSpecification bytes() {
    return given().accept("application/octet-stream");
  }

  private static RequestSpecification text() {
    return given().accept("text/plain");
  }
}
