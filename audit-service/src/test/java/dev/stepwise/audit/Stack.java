package dev.stepwise.audit;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Gives the service under test a Kafka and a PostgreSQL of its own.
public final class Stack implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var database = TestStack.database();
    var witness = WitnessStandIn.start();
    var folder = folder();
    return Map.ofEntries(
        Map.entry("mp.jwt.verify.issuer", LocalIssuer.NAME),
        Map.entry(
            "mp.jwt.verify.publickey.location", TestStack.issuer().publicKeys().toUri().toString()),
        Map.entry("audit.planner-keys", TestStack.keys().plannerKeys().toString()),
        Map.entry("audit.executor-keys", TestStack.keys().executorKeys().toString()),
        Map.entry("audit.missing-output-awaited", "3s"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("audit.key", folder.resolve("audit.key").toString()),
        Map.entry("audit.checkpoint-file", folder.resolve("checkpoints").toString()),
        Map.entry("audit.checkpoint-every", "PT0.2S"),
        Map.entry("audit.witnesses.w1.url", witness.url()),
        Map.entry("audit.witnesses.w1.key", witness.verifierKey()),
        Map.entry("kafka.bootstrap.servers", TestStack.kafka().bootstrapServers()),
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", "audit_writer"),
        Map.entry("quarkus.datasource.password", database.password("audit_writer")),
        Map.entry("quarkus.datasource.owner.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.owner.username", "audit_owner"),
        Map.entry("quarkus.datasource.owner.password", database.password("audit_owner")));
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("stepwise-test-log-");
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make a folder for the log's key", e);
    }
  }

  @Override
  public void stop() {
    // the stack ends with the process
  }
}
