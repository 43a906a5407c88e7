package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileRequestTest {
  private static final String START = "/api/v1/upgrades/up-nothing/start";

  @Test
  void a_page_of_another_site_starts_nothing() {
    given()
        .header("Origin", "https://evil.example")
        .header("Sec-Fetch-Site", "cross-site")
        .contentType(ContentType.TEXT)
        .post(START)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("detail", containsString("cross-site"));
  }

  @Test
  void a_page_that_calls_us_by_its_own_name_reads_nothing() {
    given()
        .header("Host", "evil.example")
        .get("/api/v1/installations")
        .then()
        .statusCode(403)
        .body("detail", containsString("evil.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void what_is_nested_without_end_is_unreadable(String deeper) {
    given()
        .contentType(ContentType.JSON)
        .body(deeper.repeat(100_000))
        .post("/api/v1/upgrades")
        .then()
        .statusCode(400);
    Rest.yaml(deeper.repeat(100_000)).put("/api/v1/installations/deep").then().statusCode(400);
    Rest.yaml("hosts: " + deeper.repeat(100_000))
        .put("/api/v1/installations/deep")
        .then()
        .statusCode(400);
  }

  @Test
  void aliases_that_multiply_are_unreadable() {
    var yaml = new StringBuilder("platform: toy\ntopology: plain\na0: &a0 [x, x, x, x, x, x]\n");
    for (var i = 1; i < 20; i++) {
      yaml.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }
    Rest.yaml(yaml.toString()).put("/api/v1/installations/laughs").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "1",
        "null",
        "{\"platform\": \"toy\"}",
        "{\"platform\": \"toy\", \"topology\": \"plain\", \"hosts\": [null]}",
        "{\"platform\": null, \"topology\": \"plain\", \"hosts\": []}",
        "{\"platform\": \"toy\", \"topology\": \"plain\", \"hosts\": [{\"id\": \"a\"}]}",
        "{\"platform\": \"toy\", \"topology\": \"plain\", \"hosts\": [{\"id\": \"a\", \"roles\": [null], \"address\": \"x\", \"user\": \"x\", \"hostKeys\": [\"x\"]}]}",
        "{\"platform\": \"toy\", \"topology\": \"plain\", \"hosts\": [{\"id\": \"a\", \"roles\": [\"server\"], \"address\": \"x\", \"user\": \"x\", \"hostKeys\": [\"x\"], \"variables\": {\"A\": null}}]}",
      })
  void what_is_half_an_installation_is_invalid(String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/installations/half")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void an_endless_name_of_a_person_is_invalid() {
    given()
        .header(SignedIn.HEADER, SignedIn.as("x".repeat(201)))
        .post(START)
        .then()
        .statusCode(400);
  }

  @Test
  void limits_and_cursors_that_make_no_sense_do_no_harm() {
    given().get("/api/v1/upgrades?limit=-5").then().statusCode(200);
    given()
        .get("/api/v1/upgrades?after=up-nothing")
        .then()
        .statusCode(200)
        .body("", equalTo(java.util.List.of()));
    given().get("/api/v1/upgrades?after=%00").then().statusCode(400);
    given().get("/api/v1/upgrades?state=NONE").then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2f..%2fetc", "a%0d%0ab", "%00", "%ff", "\u00e9", "%F0%9F%92%A5"})
  void odd_names_are_invalid(String name) {
    given()
        .urlEncodingEnabled(false)
        .get("/api/v1/upgrades/" + name)
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1.5", "99999999999999999999"})
  void a_last_event_that_is_no_number_is_invalid(String last) {
    given()
        .header("Last-Event-ID", last)
        .accept("text/event-stream")
        .get("/api/v1/upgrades/up-nothing/events")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }
}
