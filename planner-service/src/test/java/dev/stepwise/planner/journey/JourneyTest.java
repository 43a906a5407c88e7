package dev.stepwise.planner.journey;

import static dev.stepwise.planner.journey.Rest.act;
import static dev.stepwise.planner.journey.Rest.approve;
import static dev.stepwise.planner.journey.Rest.approveAndStart;
import static dev.stepwise.planner.journey.Rest.awaitState;
import static dev.stepwise.planner.journey.Rest.register;
import static dev.stepwise.planner.journey.Rest.request;
import static dev.stepwise.planner.journey.Rest.requested;
import static dev.stepwise.planner.journey.Rest.started;
import static dev.stepwise.planner.journey.Rest.upgrade;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneyTest {
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

  @BeforeEach
  void register_the_installation() {
    executor.repeatEverything(false);
    register(toy);
  }

  @Test
  void an_approved_plan_is_carried_out_to_its_end() {
    var id = started(toy);

    awaitState(id, "SUCCEEDED");

    upgrade(id)
        .body("from", equalTo("1.0"))
        .body("to", equalTo("2.0"))
        .body("stages", equalTo(3))
        .body("runs", hasSize(4))
        .body("runs.status", everyItem(equalTo("SUCCEEDED")))
        .body("runs.executor", everyItem(equalTo("fake")));
    given()
        .get("/api/v1/installations/" + toy)
        .then()
        .body("release", equalTo("2.0"))
        .body("id", equalTo(toy));
  }

  @Test
  void a_plan_can_be_read_by_people_and_by_programs() {
    var id = requested(toy);

    given()
        .accept("text/plain")
        .get("/api/v1/upgrades/" + id + "/plan")
        .then()
        .statusCode(200)
        .body(containsString("Stop writes"));
    given()
        .accept("application/json")
        .get("/api/v1/upgrades/" + id + "/plan")
        .then()
        .statusCode(200)
        .body("stages", hasSize(3));
  }

  @Test
  void a_run_that_fails_waits_for_a_person_and_is_tried_again() {
    executor.failOnce(toy + "-b");
    var id = started(toy);
    awaitState(id, "HELD");

    act(id, "retry").statusCode(200);

    awaitState(id, "SUCCEEDED");
    assertThat(executor.commandsOn(toy + "-b").get(1))
        .satisfies(command -> {
          assertThat(command.attempt().number()).isEqualTo(2);
          assertThat(command.fence()).isEqualTo(2);
        });
  }

  @Test
  void a_silent_executor_is_overtaken_with_the_next_fence() {
    executor.ignoreOnce(toy + "-a");

    var id = started(toy);

    awaitState(id, "SUCCEEDED");
    assertThat(executor.commandsOn(toy + "-a"))
        .extracting(command -> command.attempt().number() + "/" + command.fence())
        .startsWith("1/1", "1/2");
  }

  @Test
  void reports_that_come_twice_change_nothing() {
    executor.repeatEverything(true);

    var id = started(toy);

    awaitState(id, "SUCCEEDED");
    given()
        .accept("application/json")
        .get("/api/v1/upgrades/" + id + "/events")
        .then()
        .body("findAll { it.type.contains('run-succeeded') }", hasSize(4))
        .body("findAll { it.type.contains('run-started') }", hasSize(4));
  }

  @Test
  void an_upgrade_goes_back_the_way_it_came() {
    var id = started(toy);
    awaitState(id, "SUCCEEDED");

    var rollback = act(id, "rollback").statusCode(201).extract().<String>path("id");
    approveAndStart(rollback);

    awaitState(rollback, "SUCCEEDED");
    awaitState(id, "ROLLED_BACK");
    upgrade(rollback).body("kind", equalTo("ROLLBACK")).body("rollbackOf", equalTo(id));
    given().get("/api/v1/installations/" + toy).then().body("release", equalTo("1.0"));
    assertThat(executor.commandsOn(toy + "-a").getLast().work().environment())
        .containsEntry("BACKUP", "/" + toy + "-a");
  }

  @Test
  void a_held_upgrade_is_undone_as_far_as_it_came() {
    executor.failOnce(toy + "-a");
    var id = started(toy);
    awaitState(id, "HELD");

    var rollback = act(id, "rollback").statusCode(201).extract().<String>path("id");
    act(id, "retry").statusCode(409).body("detail", containsString(rollback));
    approveAndStart(rollback);

    awaitState(id, "ROLLED_BACK");
  }

  @Test
  void a_second_upgrade_is_turned_away_and_the_first_is_named() {
    var id = requested(toy);

    request(toy, "2.0").statusCode(409).body("detail", containsString(id));
  }

  @Test
  void another_plan_than_the_proposed_one_is_not_approved() {
    var id = requested(toy);

    approve(id, "0".repeat(64)).statusCode(409).body("title", equalTo("Another plan"));

    upgrade(id).body("state", equalTo("PROPOSED"));
  }

  @Test
  void a_host_that_cannot_be_reached_refuses_the_upgrade_by_name() {
    executor.loseSightOf(toy + "-b");

    request(toy, "2.0")
        .statusCode(422)
        .body("detail", containsString(toy + "-b"))
        .body("detail", containsString("no route to host"));
  }

  @Test
  void a_forbidden_path_is_refused_with_its_reason() {
    request(toy, "3.0").statusCode(422).body("detail", containsString("3.0 is another product"));
  }

  @Test
  void the_same_request_with_the_same_key_is_answered_with_the_same_upgrade() {
    var key = Map.of("Idempotency-Key", toy);
    var first = request(toy, "2.0", key).statusCode(201).extract().<String>path("id");

    request(toy, "2.0", key).statusCode(201).body("id", equalTo(first));
    request(toy, "1.5", key).statusCode(422).body("detail", containsString("use a new key"));
  }

  @Test
  void an_upgrade_that_has_not_changed_is_not_sent_again() {
    var id = requested(toy);
    var tag = upgrade(id).extract().header("ETag");

    given().header("If-None-Match", tag).get("/api/v1/upgrades/" + id).then().statusCode(304);
  }
}
