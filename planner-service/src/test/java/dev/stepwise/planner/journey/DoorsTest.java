package dev.stepwise.planner.journey;

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
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DoorsTest {
  private static final String TABLE =
      """
      GET    /api/v1/estate                                       viewer operator approver auditor admin
      GET    /api/v1/installations                                viewer operator approver auditor admin
      GET    /api/v1/installations/{id}                           viewer operator approver auditor admin
      PUT    /api/v1/installations/{id}                           admin
      GET    /api/v1/installations/{id}/windows                   viewer operator approver auditor admin
      PUT    /api/v1/installations/{id}/windows                   admin
      GET    /api/v1/installations/{id}/windows/open              viewer operator approver auditor admin
      GET    /api/v1/platforms                                    viewer operator approver auditor admin
      GET    /api/v1/platforms/{platform}                         viewer operator approver auditor admin
      GET    /api/v1/platforms/{platform}/paths                   viewer operator approver auditor admin
      GET    /api/v1/upgrades                                     viewer operator approver auditor admin
      POST   /api/v1/upgrades                                     operator admin
      GET    /api/v1/upgrades/{id}                                viewer operator approver auditor admin
      DELETE /api/v1/upgrades/{id}/approval                       approver admin
      POST   /api/v1/upgrades/{id}/approval                       approver admin
      GET    /api/v1/upgrades/{id}/approvals                      viewer operator approver auditor admin
      POST   /api/v1/upgrades/{id}/cancel                         operator admin
      POST   /api/v1/upgrades/{id}/confirmation                   operator admin
      POST   /api/v1/upgrades/{id}/denial                         approver admin
      GET    /api/v1/upgrades/{id}/events                         viewer operator approver auditor admin
      POST   /api/v1/upgrades/{id}/exclude                        operator admin
      GET    /api/v1/upgrades/{id}/fit                            viewer operator approver auditor admin
      POST   /api/v1/upgrades/{id}/mark-done                      operator admin
      POST   /api/v1/upgrades/{id}/override                       operator admin
      POST   /api/v1/upgrades/{id}/override/confirmation          approver admin
      POST   /api/v1/upgrades/{id}/pause                          operator admin
      GET    /api/v1/upgrades/{id}/plan                           viewer operator approver auditor admin
      POST   /api/v1/upgrades/{id}/resume                         operator admin
      POST   /api/v1/upgrades/{id}/retry                          operator admin
      POST   /api/v1/upgrades/{id}/rollback                       operator admin
      GET    /api/v1/upgrades/{id}/rollback-plan                  viewer operator approver auditor admin
      DELETE /api/v1/upgrades/{id}/schedule                       operator admin
      POST   /api/v1/upgrades/{id}/schedule                       operator admin
      POST   /api/v1/upgrades/{id}/start                          operator admin
      GET    /api/v1/upgrades/{id}/state                          viewer operator approver auditor admin
      POST   /api/v1/upgrades/{id}/stop                           operator admin
      GET    /sign-in                                             everybody
      """;

  @Test
  void each_endpoint_lets_in_those_roles_and_nobody_else() throws Exception {
    var service = URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    try (var doors = new Doors(service, TestStack.issuer())) {
      assertThat(doors.table()).isEqualTo(TABLE);
    }
  }
}
