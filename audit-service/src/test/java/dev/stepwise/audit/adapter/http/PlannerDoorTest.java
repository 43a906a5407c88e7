package dev.stepwise.audit.adapter.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.stepwise.audit.SignedIn;
import dev.stepwise.audit.Stack;
import dev.stepwise.contracts.signature.ServiceToken;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlannerDoorTest {
  private static final String REPLAY = "/api/v1/upgrades/nobody/replay";

  @Test
  void the_planner_reads_replays_by_its_own_key_and_nothing_else() throws IOException {
    var token = planner().sign(ServiceToken.REPLAY, Instant.now());

    get(token, REPLAY, 404);
    get(token, "/api/v1/entries", 403);
    get(token, "/api/v1/checkpoint", 403);
  }

  @Test
  void a_token_of_the_planner_for_something_else_opens_nothing() throws IOException {
    var other = new ServiceToken("notifier", ServiceToken.REPLAYS);

    get(planner().sign(other, Instant.now()), REPLAY, 401);
  }

  @Test
  void a_key_that_is_not_pinned_opens_nothing() {
    get(SigningKey.generate("planner").sign(ServiceToken.REPLAY, Instant.now()), REPLAY, 401);
  }

  private static void get(String token, String path, int status) {
    given()
        .header(SignedIn.HEADER, "Bearer " + token)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status));
  }

  private static SigningKey planner() throws IOException {
    return SigningKey.parse(Files.readString(TestStack.keys().plannerKey()));
  }
}
