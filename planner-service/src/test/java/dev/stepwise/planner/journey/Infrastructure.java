package dev.stepwise.planner.journey;

import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/// The embedded Kafka and PostgreSQL, and a stand-in for audit, for tests that start the service.
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
  private static final Path PLAYBOOKS = Path.of("src/test/resources/playbooks");

  private final FakeAudit audit = new FakeAudit(TestStack.kafka().bootstrapServers());

  @Override
  public Map<String, String> start() {
    return Map.of(
        "kafka.bootstrap.servers", TestStack.kafka().bootstrapServers(),
        "quarkus.datasource.jdbc.url", TestStack.database().jdbcUrl(),
        "quarkus.datasource.username", "planner",
        "quarkus.datasource.password", TestStack.database().password("planner"),
        "planner.playbooks", PLAYBOOKS.toAbsolutePath().toString(),
        "planner.audit-url", audit.start(),
        "planner.lease", "2s",
        "planner.plan-within", "10s",
        "quarkus.log.category.\"dev.stepwise.planner.adapter.kafka\".level", "WARN");
  }

  @Override
  public void stop() {
    audit.stop();
  }
}
