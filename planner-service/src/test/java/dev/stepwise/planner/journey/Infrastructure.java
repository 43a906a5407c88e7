package dev.stepwise.planner.journey;

import static java.util.Map.entry;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/// The embedded Kafka and PostgreSQL, and a stand-in for audit, for tests that start the service.
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {
  private static final Path PLAYBOOKS = Path.of("src/test/resources/playbooks");

  private final FakeAudit audit = new FakeAudit(TestStack.kafka().bootstrapServers());

  @Override
  public Map<String, String> start() {
    return Map.ofEntries(
        entry("mp.jwt.verify.issuer", LocalIssuer.NAME),
        entry(
            "mp.jwt.verify.publickey.location", TestStack.issuer().publicKeys().toUri().toString()),
        entry("planner.signing-key", TestStack.keys().plannerKey().toString()),
        entry("planner.executor-keys", TestStack.keys().executorKeys().toString()),
        entry("kafka.bootstrap.servers", TestStack.kafka().bootstrapServers()),
        entry("quarkus.datasource.jdbc.url", TestStack.database().jdbcUrl()),
        entry("quarkus.datasource.username", "planner"),
        entry("quarkus.datasource.password", TestStack.database().password("planner")),
        entry("planner.playbooks", PLAYBOOKS.toAbsolutePath().toString()),
        entry("planner.audit-url", audit.start()),
        entry("planner.lease", "2s"),
        entry("planner.commands-valid", "5s"),
        entry("planner.plan-within", "10s"),
        entry("quarkus.log.category.\"dev.stepwise.planner.adapter.kafka\".level", "WARN"));
  }

  @Override
  public void stop() {
    audit.stop();
  }
}
