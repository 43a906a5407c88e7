package dev.stepwise.planner.journey;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// The embedded Kafka and PostgreSQL for tests that start the service.
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "kafka.bootstrap.servers", TestStack.kafka().bootstrapServers(),
        "quarkus.datasource.jdbc.url", TestStack.database().jdbcUrl(),
        "quarkus.datasource.username", "planner",
        "quarkus.datasource.password", TestStack.database().password("planner"));
  }

  @Override
  public void stop() {
    // they stop with the process
  }
}
