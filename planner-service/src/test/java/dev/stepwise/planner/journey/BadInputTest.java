package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BadInputTest {
  @Test
  void malformed_json_is_answered_with_line_and_column() {
    post("{\"installation\": \"x\",\n  target: }")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 2"))
        .body("detail", containsString("column"));
  }

  @Test
  void malformed_yaml_is_answered_with_line_and_column() {
    Rest.yaml("platform: toy\nhosts: [\n")
        .put("/api/v1/installations/x")
        .then()
        .statusCode(400)
        .body("detail", containsString("line"));
  }

  @Test
  void a_misspelt_property_is_named() {
    post("{\"installation\": \"x\", \"target\": \"2.0\", \"polizy\": \"safest\"}")
        .statusCode(400)
        .body("detail", containsString("polizy"))
        .body("detail", containsString("it is none of components, installation, policy"));
  }

  @Test
  void a_missing_property_is_named() {
    post("{\"installation\": \"x\"}").statusCode(400).body("detail", containsString("target"));
  }

  @Test
  void an_empty_body_is_refused() {
    post("").statusCode(400).contentType("application/problem+json");
  }

  @Test
  void an_unknown_policy_is_answered_with_those_that_are_known() {
    post("{\"installation\": \"x\", \"target\": \"2.0\", \"policy\": \"boldest\"}")
        .statusCode(400)
        .body("detail", containsString("safest"));
  }

  @Test
  void an_unknown_installation_is_not_known() {
    post("{\"installation\": \"nowhere\", \"target\": \"2.0\"}")
        .statusCode(404)
        .body("detail", containsString("nowhere"));
  }

  @Test
  void an_unknown_release_is_answered_with_those_that_are_known() {
    Rest.register("bad-input");
    post("{\"installation\": \"bad-input\", \"target\": \"7.7\"}")
        .statusCode(422)
        .body("detail", containsString("1.0, 1.5, 2.0, 3.0"));
  }

  @Test
  void an_unknown_platform_is_answered_with_those_that_are_known() {
    put(installation("cvat", "default")).statusCode(422).body("detail", containsString("toy"));
  }

  @Test
  void a_broken_playbook_is_unavailable_with_its_problems_and_the_others_are_fine() {
    put(installation("broken", "default"))
        .statusCode(422)
        .body("detail", containsString("playbook.yaml:"));
    given()
        .get("/api/v1/platforms")
        .then()
        .body("find { it.platform == 'broken' }.available", equalTo(false))
        .body("find { it.platform == 'toy' }.available", equalTo(true));
  }

  @Test
  void a_zone_without_executors_is_answered_with_those_that_have_some() {
    put(installation("toy", "moon"))
        .statusCode(422)
        .body("detail", containsString("[default]"))
        .body("detail", containsString("moon"));
  }

  @Test
  void an_unknown_upgrade_is_not_known() {
    given().get("/api/v1/upgrades/up-nothing").then().statusCode(404);
    given().post("/api/v1/upgrades/up-nothing/start").then().statusCode(404);
    given().post("/api/v1/upgrades/up-nothing/rollback").then().statusCode(404);
    given().get("/api/v1/upgrades/up-nothing/events").then().statusCode(404);
  }

  @Test
  void a_name_that_cannot_be_one_is_refused() {
    given()
        .get("/api/v1/upgrades/{id}", "no spaces")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void a_path_that_does_not_exist_is_a_problem_too() {
    given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
  }

  @Test
  void a_wrong_method_and_a_wrong_media_type_are_problems_too() {
    given()
        .delete("/api/v1/upgrades")
        .then()
        .statusCode(405)
        .contentType("application/problem+json");
    given()
        .contentType(ContentType.TEXT)
        .body("x")
        .post("/api/v1/upgrades")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void a_body_that_is_too_large_is_turned_away() {
    post("{\"installation\": \"" + "x".repeat(2_000_000) + "\"}")
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void paths_are_shown_by_each_policy() {
    given()
        .get("/api/v1/platforms/toy/paths?from=1.0&to=2.0")
        .then()
        .statusCode(200)
        .body("policy", equalTo(java.util.List.of("safest", "fewest")));
    given()
        .get("/api/v1/platforms/toy/paths?from=1.0")
        .then()
        .statusCode(400)
        .body("detail", containsString("'to'"));
  }

  private static ValidatableResponse post(String body) {
    return given().contentType(ContentType.JSON).body(body).post("/api/v1/upgrades").then();
  }

  private static ValidatableResponse put(String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/installations/other")
        .then();
  }

  private static String installation(String platform, String zone) {
    return """
    {"platform": "%s", "topology": "plain", "hosts": [{"id": "a", "roles": ["server"],
     "address": "127.0.0.1", "user": "root", "zone": "%s", "hostKeys": ["ssh-ed25519 AAAA"]}]}
    """
        .formatted(platform, zone);
  }
}
