package dev.stepwise.notifier;

import dev.stepwise.contracts.codec.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.testcontainers.kafka.KafkaContainer;

/// As [Surroundings], with Kafka in a container.
public final class ContainerSurroundings extends Surroundings {
  private final KafkaContainer kafka = new KafkaContainer(EngineIsThere.IMAGE);

  @Override
  public Map<String, String> start() {
    startKafka();
    createTopics();
    var settings = new HashMap<>(super.start());
    settings.put("kafka.bootstrap.servers", kafka.getBootstrapServers());
    return settings;
  }

  @Override
  public void stop() {
    kafka.stop();
  }

  // Testcontainers finds its parts through the thread's class loader, which Quarkus has changed.
  private void startKafka() {
    var thread = Thread.currentThread();
    var quarkus = thread.getContextClassLoader();
    thread.setContextClassLoader(KafkaContainer.class.getClassLoader());
    try {
      kafka.start();
    } finally {
      thread.setContextClassLoader(quarkus);
    }
  }

  private void createTopics() {
    var topics =
        Topics.all(List.of(Topics.DEFAULT_ZONE)).stream()
            .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1))
            .toList();
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.getBootstrapServers()))) {
      admin.createTopics(topics).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Expected to create the topics", e);
    }
  }
}
