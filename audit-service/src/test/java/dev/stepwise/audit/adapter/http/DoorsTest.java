package dev.stepwise.audit.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.audit.Stack;
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
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsTest {
  private static final String TABLE =
      """
      GET    /api/v1/checkpoint                                   viewer operator approver auditor admin
      GET    /api/v1/checkpoint/key                               viewer operator approver auditor admin
      GET    /api/v1/checkpoint/published                         viewer operator approver auditor admin
      GET    /api/v1/consistency                                  viewer operator approver auditor admin
      GET    /api/v1/difference                                   viewer operator approver auditor admin
      GET    /api/v1/entries                                      auditor admin
      GET    /api/v1/entries/{index}                              auditor admin
      GET    /api/v1/entries/{index}/proof                        auditor admin
      GET    /api/v1/replay                                       viewer operator approver auditor admin
      GET    /api/v1/upgrades/{id}/difference                     viewer operator approver auditor admin
      GET    /api/v1/upgrades/{id}/evidence                       auditor admin
      GET    /api/v1/upgrades/{id}/output                         viewer operator approver auditor admin
      GET    /api/v1/upgrades/{id}/replay                         viewer operator approver auditor admin
      GET    /api/v1/upgrades/{id}/timeline                       viewer operator approver auditor admin
      GET    /api/v1/verify                                       auditor admin
      GET    /api/v1/why                                          viewer operator approver auditor admin
      """;

  @Test
  void each_endpoint_lets_in_those_roles_and_nobody_else() throws Exception {
    var service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    try (var doors = new Doors(service, TestStack.issuer())) {
      assertThat(doors.table()).isEqualTo(TABLE);
    }
  }
}
