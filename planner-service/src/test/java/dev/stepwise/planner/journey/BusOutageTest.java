package dev.stepwise.planner.journey;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnKafka.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusOutageTest {
  private final String toy = "toy-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void what_is_decided_while_the_bus_is_away_is_sent_when_it_is_back() {
    try (var executor = new FakeExecutor(OwnKafka.bootstrapServers())) {
      Rest.register(toy);
      var id = Rest.started(toy);
      Rest.awaitState(id, "SUCCEEDED");
      var back = Rest.act(id, "rollback").statusCode(201).extract().<String>path("id");
      OwnKafka.stopBroker();
      Rest.approveAndStart(back);

      OwnKafka.startBroker();

      Rest.awaitState(id, "ROLLED_BACK");
    }
  }
}
