package dev.stepwise.planner.journey;

import static dev.stepwise.planner.journey.Rest.act;
import static dev.stepwise.planner.journey.Rest.approveAndStart;
import static dev.stepwise.planner.journey.Rest.awaitState;
import static dev.stepwise.planner.journey.Rest.upgrade;
import static dev.stepwise.planner.journey.Rest.yaml;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Choices, signatures, secrets and lists, as clients of the API see them.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReefTest {
  private static FakeExecutor executor;
  private final String reef = "reef-" + UUID.randomUUID().toString().substring(0, 8);

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
    executor.repeatEverything(false);
    put("[a.yml, 1.10, true]").statusCode(201);
  }

  @Test
  void an_upgrade_waits_until_every_item_is_signed() {
    var id = waiting();

    upgrade(id)
        .body("state", equalTo("WAITING"))
        .body("confirm.stage", equalTo(0))
        .body("confirm.step", equalTo("Feed the corals"))
        .body("confirm.title", equalTo("Before the dive"))
        .body("confirm.items", equalTo(List.of("the tide is low", "nobody dives")));
    sign(id, "the tide is low", "all is well")
        .statusCode(422)
        .body("title", equalTo("Another checklist"))
        .body("detail", containsString("not signed: 'nobody dives'"))
        .body("detail", containsString("not asked for: 'all is well'"));
    sign(id, "nobody dives", "the tide is low").statusCode(200).body("confirm", nullValue());

    awaitState(id, "SUCCEEDED");
    given()
        .accept("application/json")
        .get("/api/v1/upgrades/" + id + "/events")
        .then()
        .body("find { it.type.contains('checklist-signed') }.data.by", equalTo("eve"));
  }

  @Test
  void commands_carry_answers_and_references_and_never_secrets() {
    var id = waiting();
    sign(id, "nobody dives", "the tide is low").statusCode(200);
    awaitState(id, "SUCCEEDED");

    var work = executor.commandsOn(reef + "-a").getFirst().work();
    assertThat(work.answers()).contains(List.of("y", "$PASSWORD"));
    assertThat(work.secrets().orElseThrow()).containsExactly(Map.entry("PASSWORD", "env:REEF"));
    assertThat(work.environment()).containsEntry("FILES", "a.yml\n1.10\ntrue");
  }

  @Test
  void an_upgrade_that_waits_can_be_stopped_and_can_be_undone() {
    var id = waiting();
    act(id, "rollback").statusCode(422).body("detail", containsString("to have changed something"));
    act(id, "stop").statusCode(200).body("state", equalTo("FAILED"));
  }

  @Test
  void work_that_must_not_be_started_twice_is_not_tried_again() {
    executor.failOnce(reef + "-a");
    var id = waiting();
    sign(id, "nobody dives", "the tide is low").statusCode(200);
    awaitState(id, "HELD");

    act(id, "retry").statusCode(409).body("title", equalTo("Only once"));
  }

  @Test
  void a_part_of_the_platform_leaves_the_recorded_release_where_it_was() {
    var id = request("\"components\": [\"fish\"]").statusCode(201).extract().<String>path("id");
    approveAndStart(id);
    awaitState(id, "SUCCEEDED");

    given().get("/api/v1/installations/" + reef).then().body("release", nullValue());
    assertThat(executor.commandsOn(reef + "-a")).isEmpty();
  }

  @Test
  void a_choice_that_there_is_not_is_answered_with_what_there_is() {
    request("\"variant\": \"sea\"")
        .statusCode(422)
        .body("detail", containsString("one of app, infra, but got 'sea'"));
    request("\"components\": [\"crab\"]")
        .statusCode(422)
        .body("detail", containsString("some of corals, fish"));
    given()
        .get("/api/v1/platforms/reef")
        .then()
        .body("variants.name", equalTo(List.of("app", "infra")))
        .body("components.name", equalTo(List.of("corals", "fish")));
  }

  @Test
  void a_phantom_is_no_target() {
    upgradeTo("1.5", "")
        .statusCode(422)
        .body("detail", containsString("1.5 is no release: it was withdrawn before it came"))
        .body("detail", containsString("The nearest are 1.0 and 2.0"));
  }

  @Test
  void a_path_can_be_asked_for_with_what_is_supposed() {
    paths("from=1.0&to=2.0")
        .body("hops[0]", empty())
        .body("topology[0]", equalTo("deep"))
        .body("variant[0]", equalTo("app"))
        .body("reason[0]", containsString("not evaluated: DEPTH is not known (R#1)"));
    paths("from=1.0&to=2.0&fact=DEPTH=9").body("hops[0]", hasSize(1));
    paths("from=1.0&to=2.0&fact=DEPTH=9&topology=shallow").body("hops[0]", empty());
    paths("from=1.0&to=2.0&catalogue=manual").body("hops[0]", hasSize(1));
    paths("from=1.5&to=2.0").body("reason[0]", containsString("1.5 is no release"));
    given()
        .get("/api/v1/platforms/reef/paths?from=1.0&to=2.0&catalogue=mine")
        .then()
        .statusCode(400)
        .body("detail", containsString("real or manual"));
    given()
        .get("/api/v1/platforms/reef/paths?from=1.0&to=2.0&topology=high")
        .then()
        .statusCode(422)
        .body("detail", containsString("one of deep, shallow"));
  }

  @Test
  void a_list_is_a_list_of_texts() {
    put("[{a: b}]").statusCode(400).body("detail", containsString("FILES"));
    put("[\"a\\nb\"]").statusCode(400).body("detail", containsString("on one line"));
    put("~").statusCode(400);
    put("one.yml").statusCode(200).body("parameters.FILES", equalTo("one.yml"));
  }

  private static ValidatableResponse paths(String query) {
    return given().get("/api/v1/platforms/reef/paths?" + query).then().statusCode(200);
  }

  private String waiting() {
    var id = request("\"variant\": \"infra\"").statusCode(201).extract().<String>path("id");
    approveAndStart(id);
    return id;
  }

  private static ValidatableResponse sign(String id, String... items) {
    return given()
        .header(SignedIn.HEADER, SignedIn.as("eve"))
        .contentType(ContentType.JSON)
        .body(Map.of("stage", 0, "items", List.of(items)))
        .post("/api/v1/upgrades/" + id + "/confirmation")
        .then();
  }

  private ValidatableResponse request(String choice) {
    return upgradeTo("2.0", ", " + choice);
  }

  private ValidatableResponse upgradeTo(String target, String more) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"installation\": \"%s\", \"target\": \"%s\"%s}".formatted(reef, target, more))
        .post("/api/v1/upgrades")
        .then();
  }

  private ValidatableResponse put(String files) {
    return yaml("""
    platform: reef
    topology: deep
    approvals: {upgrade: {required: 1, requesterMayApprove: true}}
    parameters: {PASSWORD: "env:REEF", FILES: %2$s}
    hosts:
      - {id: %1$s-a, roles: [coral], address: %1$s-a.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
      - {id: %1$s-b, roles: [shoal], address: %1$s-b.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
    """
            .formatted(reef, files))
        .put("/api/v1/installations/" + reef)
        .then();
  }
}
