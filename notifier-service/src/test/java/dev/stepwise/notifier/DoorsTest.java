package dev.stepwise.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.doors.Doors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsTest {
  private static final String TABLE =
      """
      GET    /api/v1/dead-letters                                 operator admin
      POST   /api/v1/dead-letters/{delivery}/resend               operator admin
      GET    /api/v1/inbox                                        viewer operator approver auditor admin
      GET    /calendar.ics                                        everybody
      GET    /status                                              everybody
      """;

  @Test
  void each_endpoint_lets_in_those_roles_and_nobody_else() throws Exception {
    var service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    try (var doors = new Doors(service, TestStack.issuer())) {
      assertThat(doors.table()).isEqualTo(TABLE);
    }
  }
}
