package dev.stepwise.embedded.kafka;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.QuietLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.Time;

/// A Kafka broker in this process, for one machine: loopback only, one copy of everything, no topic
/// created by accident. What was acknowledged survives the death of the process, but not a power
/// cut.
public final class EmbeddedKafka implements AutoCloseable {
  private static final short ONE_COPY = 1;

  private final KafkaRaftServer server;
  private final int port;
  private final Optional<Guard> guard;

  private EmbeddedKafka(KafkaRaftServer server, int port, Optional<Guard> guard) {
    this.server = server;
    this.port = port;
    this.guard = guard;
  }

  /// Starts a broker whose controller listens on any free port.
  ///
  /// @param data its folder; what an earlier broker left there is found again
  /// @param port of the clients, or 0 for a free one
  public static EmbeddedKafka start(Path data, int port) {
    return start(data, port, 0);
  }

  /// Starts a broker; it is ready for clients when this returns. Fails with [IllegalStateException]
  /// when a port is taken.
  ///
  /// @param data its folder; what an earlier broker left there is found again
  /// @param port of the clients, or 0 for a free one
  /// @param controllerPort of the broker's own controller, or 0 for a free one
  public static EmbeddedKafka start(Path data, int port, int controllerPort) {
    return start(data, port, controllerPort, Optional.empty());
  }

  /// Starts a broker that is guarded, or not.
  ///
  /// @param data its folder; what an earlier broker left there is found again, its users too
  /// @param port of the clients, or 0 for a free one
  /// @param controllerPort of the broker's own controller, or 0 for a free one
  /// @param guard who may talk to it; without one, everybody on this machine
  public static EmbeddedKafka start(
      Path data, int port, int controllerPort, Optional<Guard> guard) {
    QuietLog.onlyErrors();
    var configuration =
        new BrokerConfiguration(
            data.toAbsolutePath(), FreePort.orFind(port), FreePort.orFind(controllerPort), guard);
    // Kafka ends the whole process when it cannot listen; so look before.
    FreePort.require("Kafka", configuration.port());
    FreePort.require("Kafka's controller", configuration.controllerPort());
    DataFolder.format(configuration);
    var server = new KafkaRaftServer(new KafkaConfig(configuration.properties()), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, configuration.port(), guard);
  }

  /// Where clients find the broker, as `host:port`.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /// The port of the clients.
  public int port() {
    return port;
  }

  /// Creates the topics that do not exist yet.
  public void createTopics(List<Topics.Topic> topics) {
    try (var admin = Admin.create(administrator())) {
      var existing = admin.listTopics().names().get();
      var missing =
          topics.stream()
              .filter(topic -> !existing.contains(topic.name()))
              .map(topic -> new NewTopic(topic.name(), topic.partitions(), ONE_COPY))
              .toList();
      admin.createTopics(missing).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected to create the topics, but was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to create the topics, but the broker refused", e);
    }
  }

  /// What a client sets that may do everything here.
  public Map<String, Object> administrator() {
    var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", bootstrapServers()));
    guard.ifPresent(some -> settings.putAll(some.client(Guard.ADMINISTRATOR)));
    return settings;
  }

  /// Stops the broker and waits until it has. The same folder and port can be started again.
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
