package dev.stepwise.executor.service;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The estate, with a broker that a test may stop, and start again on the same port.
public final class OwnBroker implements QuarkusTestResourceLifecycleManager {
  private static final Path DATA = temporary();
  private static int port;
  private static EmbeddedKafka broker = startBroker();

  private final Estate estate = new Estate();

  @Override
  public Map<String, String> start() {
    broker.createTopics(Topics.all(List.of(Topics.DEFAULT_ZONE)));
    var settings = new HashMap<>(estate.start());
    settings.put("kafka.bootstrap.servers", bootstrapServers());
    return settings;
  }

  @Override
  public void stop() {
    estate.stop();
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
      return Files.createTempDirectory(Path.of("target"), "own-broker-").resolve("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
