package dev.stepwise.planner.journey;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A broker that a test may stop, and the embedded PostgreSQL.
public final class OwnKafka implements QuarkusTestResourceLifecycleManager {
  private static final Path DATA = temporary();
  private static int port;
  private static EmbeddedKafka broker = startBroker();

  @Override
  public Map<String, String> start() {
    broker.createTopics(Topics.all(List.of(Topics.DEFAULT_ZONE)));
    return Map.of(
        "planner.signing-key", TestStack.keys().plannerKey().toString(),
        "planner.executor-keys", TestStack.keys().executorKeys().toString(),
        "kafka.bootstrap.servers", bootstrapServers(),
        "quarkus.datasource.jdbc.url", TestStack.database().jdbcUrl(),
        "quarkus.datasource.username", "planner",
        "quarkus.datasource.password", TestStack.database().password("planner"),
        "planner.playbooks", Path.of("src/test/resources/playbooks").toAbsolutePath().toString(),
        "planner.lease", "2s",
        "planner.commands-valid", "5s");
  }

  @Override
  public void stop() {
    broker.close();
  }

  static String bootstrapServers() {
    return broker.bootstrapServers();
  }

  static void stopBroker() {
    broker.close();
  }

  static EmbeddedKafka startBroker() {
    broker = EmbeddedKafka.start(DATA, port);
    port = broker.port();
    return broker;
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory(Path.of("target"), "own-kafka-").resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
