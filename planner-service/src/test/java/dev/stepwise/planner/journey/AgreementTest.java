package dev.stepwise.planner.journey;

import static dev.stepwise.planner.journey.Rest.act;
import static dev.stepwise.planner.journey.Rest.awaitState;
import static dev.stepwise.planner.journey.Rest.register;
import static dev.stepwise.planner.journey.Rest.upgrade;
import static dev.stepwise.planner.journey.Rest.yaml;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What people agree on before hosts are changed, as clients of the API see it: who approves, and
/// when downtime is allowed.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgreementTest {
  private static FakeExecutor executor;
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
  void it_takes_two_of_three_and_not_the_one_who_asked() {
    registerWithTwoApprovers();
    var id = requestedByOlga();

    approve(id, "olga").statusCode(403).body("detail", containsString("who asked for it"));
    approve(id, "eve").statusCode(403).body("detail", containsString("ada, ben, olga"));
    approve(id, "ada")
        .statusCode(200)
        .body("state", equalTo("PROPOSED"))
        .body("approvals.missing", equalTo(1));
    act(id, "start").statusCode(409);
    approve(id, "ben").statusCode(200).body("state", equalTo("APPROVED"));
    given()
        .get("/api/v1/upgrades/" + id + "/approvals")
        .then()
        .body("gate", equalTo("UPGRADE"))
        .body("given.by", contains("ada", "ben"))
        .body("given[0].comment", equalTo("read it"))
        .body("validUntil", notNullValue());

    act(id, "start").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  @Test
  void an_approval_can_be_withdrawn_and_one_no_is_enough() {
    registerWithTwoApprovers();
    var id = requestedByOlga();
    approve(id, "ada").statusCode(200);
    approve(id, "ben").statusCode(200);

    as("ada")
        .delete("/api/v1/upgrades/" + id + "/approval")
        .then()
        .statusCode(200)
        .body("state", equalTo("PROPOSED"))
        .body("approvals.given.by", contains("ben"));
    post(id, "denial", "ada", "{\"planHash\": \"%s\", \"comment\": \" \"}".formatted(hash(id)))
        .statusCode(400);
    post(
            id,
            "denial",
            "ada",
            "{\"planHash\": \"%s\", \"comment\": \"fair week\"}".formatted(hash(id)))
        .statusCode(200)
        .body("state", equalTo("CANCELLED"))
        .body("reason", equalTo("denied by ada: fair week"));
  }

  @Test
  void when_the_installation_changes_approvals_are_void_and_say_what_has_changed() {
    register(toy);
    var id = requestedByOlga();
    approve(id, "ada").statusCode(200).body("state", equalTo("APPROVED"));

    registerWithTwoApprovers();

    awaitState(id, "PROPOSED");
    upgrade(id).body("approvals.voided", hasItem(containsString("rules of approval")));
    act(id, "start").statusCode(409).body("title", equalTo("Changed since"));
    approve(id, "ada").statusCode(409).body("detail", containsString("rules of approval"));
    register(toy, 200);
    approve(id, "ada").statusCode(200).body("state", equalTo("APPROVED"));
  }

  @Test
  void nothing_starts_while_a_host_cannot_say_that_it_is_as_planned() {
    register(toy);
    var id = requestedByOlga();
    approve(id, "ada").statusCode(200);
    executor.loseSightOf(toy + "-b");

    act(id, "start").statusCode(409).body("detail", containsString("no route to host"));

    executor.seeAgain(toy + "-b");
    act(id, "start").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  @Test
  void outside_of_its_window_nothing_starts_and_the_figures_say_why() {
    register(toy);
    var id = requestedByOlga();
    var opens = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    allow(opens);
    approve(id, "ada")
        .statusCode(200)
        .body("approvals.validUntil", equalTo(opens.plus(4, ChronoUnit.HOURS).toString()));

    act(id, "start")
        .statusCode(409)
        .body("title", equalTo("Outside of the window"))
        .body("detail", containsString("none is open"))
        .body("detail", containsString(opens.toString()));
    post(id, "override/confirmation", "ben", "{\"reason\": \"fire\"}").statusCode(409);
    post(id, "override", "ada", "{\"reason\": \" \"}").statusCode(400);
    post(id, "override", "ada", "{\"reason\": \"fire\"}").statusCode(200);
    act(id, "start").statusCode(409);
    post(id, "override/confirmation", "ada", "{\"reason\": \"fire\"}").statusCode(422);
    post(id, "override/confirmation", "ben", "{\"reason\": \"flood\"}").statusCode(409);
    post(id, "schedule", "ada", "{\"from\": \"2032-01-01T00:00:00Z\"}").statusCode(409);

    given()
        .accept(ContentType.TEXT)
        .get("/api/v1/upgrades/" + id + "/plan")
        .then()
        .statusCode(200)
        .body(containsString("not now. Expected"));

    post(id, "override/confirmation", "ben", "{\"reason\": \"fire\"}").statusCode(200);
    given()
        .get("/api/v1/upgrades/" + id + "/approvals")
        .then()
        .body("override.reason", equalTo("fire"))
        .body("override.confirmedBy", equalTo("ben"));
    act(id, "start").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  @Test
  void when_its_window_moves_its_time_moves_and_without_a_window_it_has_none() {
    register(toy);
    var id = requestedByOlga();
    var opens = Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    allow(opens);
    approve(id, "ada").statusCode(200);
    post(id, "schedule", "ada", "{}").statusCode(200).body("state", equalTo("SCHEDULED"));
    upgrade(id).body("schedule.slot.opens", equalTo(opens.toString()));

    allow(opens.plus(1, ChronoUnit.HOURS));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            upgrade(id)
                .body("schedule.slot.opens", equalTo(opens.plus(1, ChronoUnit.HOURS).toString())));

    int version = upgrade(id).extract().path("version");
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            upgrade(id).body("version", equalTo(version)).body("schedule.by", equalTo("ada")));

    allow(opens.plus(20, ChronoUnit.DAYS));

    awaitState(id, "APPROVED");
  }

  @Test
  void an_open_window_starts_it_by_itself_and_counts_down_to_the_last_safe_return() {
    register(toy);
    var id = requestedByOlga();
    allow(Instant.now().minusSeconds(3600));
    given()
        .get("/api/v1/upgrades/" + id + "/fit")
        .then()
        .statusCode(200)
        .body("startsNow", equalTo(true))
        .body("lastSafeReturn", notNullValue());
    approve(id, "ada").statusCode(200);

    post(id, "schedule", "ada", "{}").statusCode(200).body("state", equalTo("SCHEDULED"));

    awaitState(id, "SUCCEEDED");
    upgrade(id)
        .body("timing.window.closes", notNullValue())
        .body("timing.lastSafeReturn", notNullValue())
        .body("timing.stages[0].actual", notNullValue());
  }

  @Test
  void what_rests_for_longer_than_its_approval_is_approved_again_before_it_goes_on() {
    registerWithTwoApprovers();
    var id = requestedByOlga();
    var until = Instant.now().plusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
    approve(id, "ada", until).statusCode(200);
    approve(id, "ben", until).statusCode(200);
    executor.failOnce(toy + "-a");
    act(id, "start").statusCode(200);
    awaitState(id, "HELD");

    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> upgrade(id).body("approvals.missing", equalTo(2)));
    act(id, "retry")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("title", equalTo("Approval ended"))
        .body("detail", containsString("it ended at " + until))
        .body("detail", containsString("approve the same plan again"));
    approve(id, "olga").statusCode(403);
    approve(id, "ada").statusCode(200).body("state", equalTo("HELD"));
    given()
        .get("/api/v1/upgrades/" + id + "/approvals")
        .then()
        .statusCode(200)
        .body("missing", equalTo(1))
        .body("given.by", contains("ada"));
    act(id, "retry").statusCode(409).body("detail", containsString("only 1 of 2"));
    approve(id, "ben").statusCode(200);
    given().get("/api/v1/upgrades/" + id + "/approvals").then().statusCode(404);

    act(id, "retry").statusCode(200);
    awaitState(id, "SUCCEEDED");
  }

  private void registerWithTwoApprovers() {
    yaml("""
    platform: toy
    topology: plain
    hosts:
      - {id: %1$s-a, roles: [server], address: %1$s-a.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
      - {id: %1$s-b, roles: [server], address: %1$s-b.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
    approvals:
      upgrade: {required: 2, approvers: [ada, ben, olga]}
    """
            .formatted(toy))
        .put("/api/v1/installations/" + toy);
  }

  private void allow(Instant opens) {
    var start = opens.atZone(ZoneOffset.UTC).toLocalDateTime();
    yaml("allow: [{zone: UTC, start: '%s', length: PT4H}]".formatted(start))
        .put("/api/v1/installations/" + toy + "/windows")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse approve(String id, String by) {
    return post(
        id, "approval", by, "{\"planHash\": \"%s\", \"comment\": \"read it\"}".formatted(hash(id)));
  }

  private static ValidatableResponse approve(String id, String by, Instant until) {
    return post(
        id, "approval", by, "{\"planHash\": \"%s\", \"until\": \"%s\"}".formatted(hash(id), until));
  }

  private static String hash(String id) {
    return upgrade(id).extract().path("planHash");
  }

  private static ValidatableResponse post(String id, String action, String by, String body) {
    return as(by).body(body).post("/api/v1/upgrades/" + id + "/" + action).then();
  }

  private String requestedByOlga() {
    return as("olga")
        .body("{\"installation\": \"%s\", \"target\": \"2.0\"}".formatted(toy))
        .post("/api/v1/upgrades")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static RequestSpecification as(String name) {
    return given().header(SignedIn.HEADER, SignedIn.as(name)).contentType(ContentType.JSON);
  }
}
