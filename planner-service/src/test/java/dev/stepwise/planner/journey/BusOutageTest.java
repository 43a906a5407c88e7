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
      executor.failOnce(toy + "-a");
      var id = Rest.started(toy);
      Rest.awaitState(id, "HELD");
      OwnKafka.stopBroker();
      Rest.act(id, "retry").statusCode(200);

      OwnKafka.startBroker();

      Rest.awaitState(id, "SUCCEEDED");
    }
  }
}
