package dev.stepwise.audit.adapter.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.Hash;
import dev.stepwise.log.InclusionProof;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UpgradeId FORGED = new UpgradeId("forged");

  @Test
  void a_replay_is_the_fold_of_what_was_sent() throws Exception {
    var upgrade = new SampleUpgrade("replayed");
    Log.awaitSealed(Facts.history(upgrade.events()));

    var answer = Wire.mapper().readTree(text("/api/v1/upgrades/replayed/replay"));

    assertThat(Wire.mapper().treeToValue(answer.get("state"), Upgrade.class))
        .isEqualTo(Upgrade.replay(upgrade.events()));
    assertThat(answer.get("sequence").asLong()).isEqualTo(9);
    var events = new ArrayList<UpgradeEvent>();
    for (var event : answer.get("events")) {
      var data = event.get("data").toString().getBytes(StandardCharsets.UTF_8);
      events.add(Wire.decode(event.get("type").asText(), data, UpgradeEvent.class));
    }
    assertThat(events).isEqualTo(upgrade.events());
    assertThat(answer.get("checkpoint").get("size").asLong())
        .isGreaterThan(answer.get("entry").asLong());
  }

  @Test
  void a_replay_at_an_entry_knows_nothing_of_later_ones() throws SQLException {
    var places = Facts.history(new SampleUpgrade("earlier").events());
    Log.awaitSealed(places);

    given()
        .get("/api/v1/upgrades/earlier/replay?at=" + Log.indexOf(places.get(2)))
        .then()
        .statusCode(200)
        .body("sequence", equalTo(3))
        .body("state.state", equalTo("PROPOSED"));
    given().get("/api/v1/upgrades/earlier/replay?at=2001-01-01T00:00:00Z").then().statusCode(404);
  }

  @Test
  void an_event_that_was_published_twice_is_sealed_once() throws SQLException {
    var events = new SampleUpgrade("twice").events();
    var places = Facts.history(events.subList(0, 3));
    Facts.event(2, events.get(1));
    places.add(Facts.event(4, events.get(3)));
    Log.awaitSealed(places);

    assertThat(Log.number("select count(*) from audit.entry where upgrade = 'twice'")).isEqualTo(4);

    given()
        .get("/api/v1/upgrades/twice/replay")
        .then()
        .statusCode(200)
        .body("sequence", equalTo(4))
        .body("events.sequence", equalTo(List.of(1, 2, 3, 4)));
  }

  @Test
  void two_events_of_one_sequence_are_a_corrupt_history() {
    var upgrade = new SampleUpgrade("forked");
    var places = Facts.history(upgrade.events());
    places.add(Facts.event(8, upgrade.succeeded("something else")));
    Log.awaitSealed(places);

    problem("/api/v1/upgrades/forked/replay", 500)
        .body("title", equalTo("Corrupt history"))
        .body("detail", startsWith("Expected entries"));
  }

  @Test
  void a_gap_in_a_history_is_said() {
    var events = new SampleUpgrade("gap").events();
    Log.awaitSealed(List.of(Facts.event(1, events.get(0)), Facts.event(3, events.get(2))));

    problem("/api/v1/upgrades/gap/replay", 409)
        .body(
            "detail", startsWith("Expected sequence 2 of upgrade gap next, but it is not sealed"));
  }

  @Test
  void what_is_not_known_or_not_understood_is_said() {
    problem("/api/v1/upgrades/nobody/replay", 404);
    problem("/api/v1/upgrades/no%20name/replay", 400);
    problem("/api/v1/entries/123456789", 404);
    problem("/api/v1/entries/x", 400);
    problem("/api/v1/entries/123456789/proof", 404);
    problem("/api/v1/entries?limit=0", 400);
    problem("/api/v1/consistency", 400);
    problem("/api/v1/consistency?from=0", 404);
    problem("/api/v1/upgrades/nobody/output?stage=0", 400);
    problem("/api/v1/upgrades/nobody/output?stage=0&host=t1", 404);
    problem("/api/v1/nothing", 404);
  }

  @Test
  void entries_are_listed_page_by_page_without_gap_or_repetition() throws SQLException {
    var places = Facts.history(new SampleUpgrade("paged").events());
    Log.awaitSealed(places);

    var seen = new ArrayList<Integer>();
    var next = "";
    do {
      var page = JsonPath.from(text("/api/v1/entries?upgrade=paged&limit=4" + next));
      seen.addAll(page.getList("entries.sequence"));
      next = page.get("next") == null ? "" : "&after=" + page.get("next");
    } while (!next.isEmpty());

    assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void an_entry_shows_its_leaf_and_data() throws SQLException {
    var places = Facts.history(new SampleUpgrade("shown").events());
    Log.awaitSealed(places);

    given()
        .get("/api/v1/entries/" + Log.indexOf(places.getFirst()))
        .then()
        .statusCode(200)
        .body("entry.type", equalTo("dev.stepwise.upgrade.upgrade-requested.v1"))
        .body("leaf", startsWith("stepwise-entry/v2\nindex "))
        .body("data.by", equalTo("ada"));
  }

  @Test
  void an_entry_shows_its_signature_and_the_log_stays_sound() throws SQLException {
    var id = "signed/" + UUID.randomUUID();
    var places =
        List.of(
            Facts.send(Topics.NOTICES, "k", signed(id, "one"), "{}".getBytes(UTF_8)),
            Facts.send(Topics.NOTICES, "k", signed(id, "one"), "{}".getBytes(UTF_8)),
            Facts.send(Topics.NOTICES, "k", signed(id, "other"), "{}".getBytes(UTF_8)));
    Log.awaitSealed(List.of(places.get(0), places.get(2)));

    given()
        .get("/api/v1/entries/" + Log.indexOf(places.get(2)))
        .then()
        .statusCode(200)
        .body("entry.jws", equalTo("other"))
        .body("leaf", startsWith("stepwise-entry/v2\nindex "))
        .body("leaf", containsString("jws-sha256 " + Sha256.of("other")))
        .body("flaw", nullValue());
    assertThat(Log.number("select count(*) from audit.entry where ce_id = '" + id + "'"))
        .as("the same fact with another signature is another")
        .isEqualTo(2);
  }

  @Test
  void what_nobody_of_ours_signed_is_sealed_as_a_forgery_and_replays_nowhere() throws SQLException {
    var events = new SampleUpgrade("forged").events();
    var forged =
        event("forged", events.size() + 1L, new UpgradeEvent.UpgradeSucceeded(FORGED, NOON));
    Log.awaitSealed(Facts.history(events));
    var before = known("/api/v1/upgrades/forged/replay");

    var places =
        List.of(
            Facts.send(Topics.UPGRADES, "forged", forged.headers(), forged.data()),
            Facts.send(
                Topics.UPGRADES,
                "forged",
                Facts.signed(Topics.STEP_REPORTS, forged), // by an executor's key
                forged.data()),
            Facts.send(
                Topics.UPGRADES,
                "forged",
                Facts.signed(Topics.UPGRADES, forged),
                new String(forged.data(), UTF_8).replace("forged", "others").getBytes(UTF_8)));
    Log.awaitSealed(places);

    assertThat(known("/api/v1/upgrades/forged/replay")).isEqualTo(before);
    for (var place : places) {
      given()
          .get("/api/v1/entries/" + Log.indexOf(place))
          .then()
          .body("entry.type", equalTo("unreadable"))
          .body("entry.unreadable", matchesPattern("(UNSIGNED|FORGED): Expected .*"))
          .body("flaw", nullValue());
    }
  }

  private static CloudEvent event(String upgrade, long sequence, UpgradeEvent event) {
    return CloudEvent.of(
        upgrade + "/" + sequence,
        URI.create("/planner"),
        upgrade,
        event.at(),
        OptionalLong.of(sequence),
        event);
  }

  private static Map<String, byte[]> signed(String id, String jws) {
    var event =
        new CloudEvent(
            id,
            URI.create("/notifier"),
            "dev.stepwise.notice.sent.v1",
            "u",
            Instant.parse("2026-01-01T00:00:00Z"),
            OptionalLong.empty(),
            new byte[0]);
    var headers = new HashMap<>(event.headers());
    headers.put("jws", jws.getBytes(UTF_8));
    return headers;
  }

  @Test
  void an_entry_is_proved_to_be_in_the_log() throws SQLException {
    var places = Facts.history(new SampleUpgrade("proved").events());
    Log.awaitSealed(places);
    var index = Log.indexOf(places.get(3));

    var answer = JsonPath.from(text("/api/v1/entries/" + index + "/proof"));

    var proof =
        new InclusionProof(
            index, answer.getLong("checkpoint.size"), hashes(answer.getList("path")));
    assertThat(
            proof.proves(
                Hash.ofBase64(answer.getString("leafHash")),
                Hash.ofBase64(answer.getString("checkpoint.root"))))
        .isTrue();
  }

  @Test
  void a_later_log_is_proved_to_continue_an_earlier_one() {
    Log.awaitSealed(Facts.history(new SampleUpgrade("before").events()));
    var earlier = JsonPath.from(text("/api/v1/checkpoint"));
    Log.awaitSealed(Facts.history(new SampleUpgrade("behind").events()));
    var later = JsonPath.from(text("/api/v1/checkpoint"));

    var answer =
        JsonPath.from(
            text(
                "/api/v1/consistency?from=%d&to=%d"
                    .formatted(earlier.getLong("size"), later.getLong("size"))));

    var proof =
        new ConsistencyProof(
            answer.getLong("from"), answer.getLong("to"), hashes(answer.getList("path")));
    assertThat(
            proof.proves(
                Hash.ofBase64(earlier.getString("root")), Hash.ofBase64(later.getString("root"))))
        .isTrue();
  }

  @Test
  void the_service_says_that_it_is_ready_and_that_the_log_is_sound() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    given().get("/api/v1/verify").then().statusCode(200).body("sound", equalTo(true));
  }

  @Test
  void a_checkpoint_is_given_out_as_a_note_signed_by_the_key_of_the_log() {
    Log.awaitSealed(Facts.history(new SampleUpgrade("noted").events()));

    var note = given().accept("text/plain").get("/api/v1/checkpoint").asString();

    assertThat(note.lines().toList())
        .startsWith("stepwise.local/audit")
        .element(4, STRING)
        .startsWith("\u2014 stepwise.local/audit ");
    assertThat(text("/api/v1/checkpoint/key")).startsWith("stepwise.local/audit+");
  }

  @Test
  void a_page_that_calls_us_by_its_own_name_reads_nothing() {
    given()
        .header("Host", "evil.example")
        .get("/api/v1/entries")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", startsWith("Expected to be called by address"));
  }

  @Test
  void moments_beyond_all_time_are_answered() {
    problem("/api/v1/upgrades/nothing/replay?at=%2B999999999-12-31T23:59:59Z", 404);
    problem("/api/v1/upgrades/nothing/replay?at=-999999999-01-01T00:00:00Z", 404);
    problem("/api/v1/upgrades/nothing/replay?at=-1", 400);
    given().get("/api/v1/entries?after=" + Long.MAX_VALUE).then().statusCode(200);
    given().get("/api/v1/entries?after=" + Long.MIN_VALUE + "&limit=1").then().statusCode(200);
    problem("/api/v1/entries?limit=0", 400);
    problem("/api/v1/entries?topic=%00", 400);
  }

  /// A replay without the moment that it was asked for.
  private static List<Object> known(String path) {
    var json = JsonPath.from(text(path));
    return List.of(json.get("sequence"), json.get("entry"), json.get("state"), json.get("events"));
  }

  private static ValidatableResponse problem(String path, int status) {
    return given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("detail", startsWith("Expected"));
  }

  private static String text(String path) {
    return given().get(path).then().statusCode(200).extract().asString();
  }

  private static List<Hash> hashes(List<String> base64) {
    return base64.stream().map(Hash::ofBase64).toList();
  }
}
