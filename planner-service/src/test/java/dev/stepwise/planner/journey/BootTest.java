package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class BootTest {
  @Test
  void boots() {
    System.out.println(get("/q/health/ready").asPrettyString());
    System.out.println(get("/api/v1/platforms").asPrettyString());
    System.out.println(get("/api/v1/installations").asPrettyString());
    System.out.println(get("/api/v1/upgrades").asPrettyString());
    System.out.println(get("/api/v1/upgrades/nope").asPrettyString());
    System.out.println(get("/api/v1/nope").asPrettyString());
  }
}
