package dev.stepwise.planner.journey;

import static dev.stepwise.planner.journey.Rest.act;
import static dev.stepwise.planner.journey.Rest.approveAndStart;
import static dev.stepwise.planner.journey.Rest.awaitState;
import static dev.stepwise.planner.journey.Rest.started;
import static dev.stepwise.planner.journey.Rest.upgrade;
import static dev.stepwise.planner.journey.Rest.yaml;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What people decide while an upgrade runs, as clients of the API see it. The plan goes over hosts
/// a, b and c, halting and replacing (stages 0 to 5), then looks at all of them (6); two failed
/// hosts hold it.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PeopleTest {
  private static final String APPROVALS =
      "approvals: {upgrade: {required: 1, requesterMayApprove: true}}\n";

  private static FakeExecutor executor;
  private final String troop = "troop-" + UUID.randomUUID().toString().substring(0, 8);
  private final String a = troop + "-a";
  private final String b = troop + "-b";

  @BeforeAll
  static void hire() {
    executor = new FakeExecutor(TestStack.kafka().bootstrapServers());
  }

  @AfterAll
  static void dismiss() {
    executor.close();
  }

  @BeforeEach
  void register_the_installation() {
    var host =
        "  - {id: %s-%s, roles: [server], address: %1$s-%2$s.example, user: root, hostKeys: [ssh-ed25519 AAAA]}\n";
    var hosts = new StringBuilder();
    List.of("a", "b", "c").forEach(name -> hosts.append(host.formatted(troop, name)));
    yaml("platform: troop\ntopology: plain\n" + APPROVALS + "hosts:\n" + hosts)
        .put("/api/v1/installations/" + troop)
        .then()
        .statusCode(201);
  }

  @Test
  void a_pause_after_the_step_lets_the_step_end_and_starts_no_other() {
    var id = slowOn(a);

    say(id, "pause", "{'mode': 'AFTER_STEP', 'reason': 'lunch'}")
        .statusCode(200)
        .body("departures.halt.mode", equalTo("AFTER_STEP"));
    say(id, "pause", "{}").statusCode(409).body("detail", containsString("AFTER_STEP"));
    end(a);

    awaitState(id, "PAUSED");
    upgrade(id).body("stage", equalTo(0)).body("reason", equalTo("lunch"));
    act(id, "resume").statusCode(200).body("state", equalTo("RUNNING"));
    awaitState(id, "SUCCEEDED");
    act(id, "resume").statusCode(409).body("title", equalTo("Not in this state"));
  }

  @Test
  void a_pause_after_the_host_lets_its_turn_end() {
    var id = slowOn(a);

    say(id, "pause", "{'mode': 'AFTER_HOST'}").statusCode(200);
    end(a);

    awaitState(id, "PAUSED");
    upgrade(id).body("stage", equalTo(1));
    act(id, "resume").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  @Test
  void a_pause_now_ends_what_is_under_way_and_leaves_the_choice() {
    var id = slowOn(a);

    say(id, "pause", "{'mode': 'NOW', 'reason': 'smoke'}").statusCode(200);

    awaitState(id, "HELD");
    upgrade(id).body("reason", containsString("smoke"));
    assertThat(executor.commandsOn(a))
        .extracting(command -> command.fence())
        .containsExactly(1L, 2L);
    executor.beSlowOn(a, false);
    act(id, "retry").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  @Test
  void a_cancelled_upgrade_ends_its_runs_and_can_be_undone() {
    var id = slowOn(b);

    say(id, "cancel", "{'reason': 'not tonight'}").statusCode(200);

    awaitState(id, "FAILED");
    upgrade(id).body("reason", equalTo("cancelled by ada: not tonight"));
    executor.beSlowOn(b, false);
    var back = act(id, "rollback").statusCode(201).extract().<String>path("id");
    approveAndStart(back);
    awaitState(id, "ROLLED_BACK");
  }

  @Test
  void what_is_marked_as_done_needs_evidence_and_the_facts_of_the_step() {
    executor.failOnce(a);
    executor.failOnce(b);
    var id = begun();
    awaitState(id, "HELD");

    markDone(id, "'evidence': ' ', 'facts': {'HALTED': 'yes'}")
        .statusCode(422)
        .body("title", equalTo("Not proven"));
    markDone(id, "'evidence': 'ps shows nothing'")
        .statusCode(422)
        .body("detail", containsString("HALTED"));
    markDone(id, "'evidence': 'ps shows nothing', 'facts': {'HALTED': 'yes'}")
        .statusCode(200)
        .body(
            "runs.find { it.host == '%s' && it.stage == 2 }.status".formatted(b),
            equalTo("MARKED_DONE"));
    awaitState(id, "HELD");
    act(id, "retry").statusCode(200);

    awaitState(id, "SUCCEEDED");
    assertThat(executor.commandsOn(b).get(1).work().environment()).containsEntry("HALTED", "yes");
  }

  @Test
  void an_excluded_host_is_left_out_and_the_release_is_not_recorded() {
    executor.failOnce(a);
    executor.failOnce(b);
    var id = begun();
    awaitState(id, "HELD");

    say(id, "exclude", "{'host': '%s', 'reason': ''}".formatted(a)).statusCode(400);
    exclude(id, a).statusCode(200).body("departures.excluded", hasKey(a));
    exclude(id, b).statusCode(200);

    awaitState(id, "SUCCEEDED");
    upgrade(id)
        .body(
            "runs.findAll { it.host == '%s' }.status".formatted(a), everyItem(equalTo("SKIPPED")));
    given()
        .get("/api/v1/installations/" + troop)
        .then()
        .body("release", nullValue())
        .body("occupied", empty());
  }

  @Test
  void below_the_threshold_a_failed_host_is_set_aside_until_the_roll_is_at_its_end() {
    executor.failOnce(b);
    var id = begun();

    awaitState(id, "HELD");
    upgrade(id).body("stage", equalTo(5)).body("departures.setAside", contains(b));
    given()
        .get("/api/v1/installations/" + troop)
        .then()
        .body("occupied.upgrade", contains(id))
        .body("occupied[0].hosts", hasSize(3))
        .body("occupied[0].hosts", hasItem(a));
    say(id, "retry", "{'host': '%s'}".formatted(a)).statusCode(409);
    say(id, "retry", "{'host': '%s'}".formatted(b)).statusCode(200);

    awaitState(id, "SUCCEEDED");
    upgrade(id).body("runs.status", everyItem(equalTo("SUCCEEDED")));
    assertThat(executor.commandsOn(b).stream().map(one -> one.attempt().value()))
        .startsWith(id + ".2." + b + ".1", id + ".2." + b + ".2", id + ".3." + b + ".1");
  }

  @Test
  void the_second_failed_host_holds_the_upgrade_at_once() {
    executor.failOnce(a);
    executor.failOnce(b);
    var id = begun();

    awaitState(id, "HELD");
    upgrade(id).body("stage", equalTo(2)).body("departures.setAside", contains(a));
    var back = act(id, "rollback").statusCode(201).extract().<String>path("id");
    approveAndStart(back);

    awaitState(id, "ROLLED_BACK");
  }

  /// An upgrade whose run on that host has begun and goes on for ever.
  private String slowOn(String host) {
    executor.beSlowOn(host, true);
    var id = begun();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            upgrade(id)
                .extract()
                .<List<String>>path("runs.findAll { it.host == '%s' }.status".formatted(host))
                .contains("STARTED"));
    return id;
  }

  private String begun() {
    return started(troop);
  }

  /// What is slow on that host is done at last.
  private static void end(String host) {
    executor.beSlowOn(host, false);
    executor.succeed(executor.commandsOn(host).getLast());
  }

  private ValidatableResponse markDone(String id, String rest) {
    return say(id, "mark-done", "{'host': '%s', %s}".formatted(b, rest));
  }

  private static ValidatableResponse exclude(String id, String host) {
    return say(id, "exclude", "{'host': '%s', 'reason': 'broken'}".formatted(host));
  }

  private static ValidatableResponse say(String id, String action, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .post("/api/v1/upgrades/" + id + "/" + action)
        .then();
  }
}
