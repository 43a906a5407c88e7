package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/// The planner as its clients see it.
final class Rest {
  private Rest() {}

  static URI uri(String path) {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  /// Registers an installation `id` of hosts `id-a` and `id-b`.
  static void register(String id) {
    register(id, 201);
  }

  /// @param status 201 for a new one, 200 for one that is replaced
  static void register(String id, int status) {
    yaml("""
    platform: toy
    topology: plain
    hosts:
      - {id: %1$s-a, roles: [server], address: %1$s-a.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
      - {id: %1$s-b, roles: [server], address: %1$s-b.example, user: root, hostKeys: [ssh-ed25519 AAAA]}
    approvals: {upgrade: {required: 1, requesterMayApprove: true}}
    """
            .formatted(id))
        .put("/api/v1/installations/" + id)
        .then()
        .statusCode(status);
  }

  static RequestSpecification yaml(String body) {
    var asText = encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT);
    return given()
        .config(RestAssured.config().encoderConfig(asText))
        .contentType("application/yaml")
        .body(body);
  }

  static ValidatableResponse request(String installation, String target) {
    return request(installation, target, Map.of());
  }

  static ValidatableResponse request(
      String installation, String target, Map<String, String> headers) {
    return given()
        .headers(headers)
        .contentType(ContentType.JSON)
        .body("{\"installation\": \"%s\", \"target\": \"%s\"}".formatted(installation, target))
        .post("/api/v1/upgrades")
        .then();
  }

  static String requested(String installation) {
    return request(installation, "2.0").statusCode(201).extract().path("id");
  }

  static String started(String installation) {
    var id = requested(installation);
    approveAndStart(id);
    return id;
  }

  static void approveAndStart(String id) {
    approve(id, upgrade(id).extract().path("planHash")).statusCode(200);
    act(id, "start").statusCode(200);
  }

  static ValidatableResponse approve(String id, String hash) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"planHash\": \"%s\"}".formatted(hash))
        .post("/api/v1/upgrades/" + id + "/approval")
        .then();
  }

  static ValidatableResponse act(String id, String action) {
    return given().post("/api/v1/upgrades/" + id + "/" + action).then();
  }

  static ValidatableResponse upgrade(String id) {
    return given().get("/api/v1/upgrades/" + id).then();
  }

  static void awaitState(String id, String state) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> upgrade(id).extract().<String>path("state").equals(state));
  }
}
