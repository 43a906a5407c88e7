package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInTest {
  @Test
  void who_shows_no_token_is_told_what_to_show() {
    refused(given().header(SignedIn.HEADER, "Basic YTpi"), 401)
        .header("WWW-Authenticate", "Bearer")
        .body("title", equalTo("Not signed in"))
        .body("detail", containsString("Authorization: Bearer TOKEN"))
        .body("detail", containsString("stepwise token"));
  }

  @Test
  void who_has_another_role_is_told_which_it_takes() {
    given()
        .header(SignedIn.HEADER, SignedIn.as("ann", "auditor"))
        .post("/api/v1/upgrades/up-nothing/approval")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body(
            "detail",
            equalTo("Expected one of the roles [approver], but the token has [auditor, viewer]"));
  }

  @Test
  void a_token_that_has_expired_is_told_apart() {
    var token = TestStack.issuer().token("ann", List.of("admin"), Duration.ofMinutes(-10));

    refused(shown(token), 401).body("detail", containsString("this one has expired"));
  }

  @Test
  void a_token_by_another_key_is_not_believed(@TempDir Path folder) {
    var stranger = new LocalIssuer(folder);
    stranger.write();

    refused(shown(stranger.token("ann", List.of("admin"), Duration.ofMinutes(1))), 401);
  }

  @Test
  void what_is_no_token_is_not_repeated() {
    refused(shown("s3cret-that-is.no.token"), 401).body("detail", not(containsString("s3cret")));
  }

  @Test
  void a_role_of_services_is_none_of_people() {
    given()
        .header(SignedIn.HEADER, SignedIn.as("ann", "service:replay"))
        .get("/api/v1/upgrades")
        .then()
        .statusCode(403);
  }

  @Test
  void a_browser_that_came_by_a_link_is_signed_in_by_its_cookie() {
    var token = TestStack.issuer().token("ann", List.of("viewer"), Duration.ofMinutes(5));
    var cookie =
        given()
            .redirects()
            .follow(false)
            .get("/sign-in?token=" + token)
            .then()
            .statusCode(303)
            .header("Set-Cookie", containsString("HttpOnly"))
            .header("Set-Cookie", containsString("SameSite=Strict"))
            .extract()
            .cookie("stepwise");

    given()
        .header(SignedIn.HEADER, "")
        .cookie("stepwise", cookie)
        .get("/api/v1/upgrades")
        .then()
        .statusCode(200);
  }

  @Test
  void a_link_with_a_token_that_is_not_believed_signs_nobody_in() {
    given()
        .get("/sign-in?token=s3cret")
        .then()
        .statusCode(401)
        .body("instance", equalTo("/sign-in"))
        .body("detail", not(containsString("s3cret")));
  }

  @Test
  void whether_it_is_well_everybody_may_know() {
    given().header(SignedIn.HEADER, "").get("/q/health/live").then().statusCode(200);
  }

  private static RequestSpecification shown(String token) {
    return given().header(SignedIn.HEADER, "Bearer " + token);
  }

  private static ValidatableResponse refused(RequestSpecification request, int status) {
    return request
        .get("/api/v1/upgrades")
        .then()
        .statusCode(status)
        .contentType("application/problem+json");
  }
}
