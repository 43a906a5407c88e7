package dev.stepwise.audit;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.TestStack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Sends facts as the other services do.
public final class Facts {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final SigningKey PLANNER = key(TestStack.keys().plannerKey());
  private static final SigningKey EXECUTOR = key(TestStack.keys().executorKey(Topics.DEFAULT_ZONE));
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", TestStack.kafka().bootstrapServers(), "acks", "all"),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private Facts() {}

  public static RecordMetadata event(long sequence, UpgradeEvent event) {
    var upgrade = event.upgradeId().value();
    return send(
        Topics.UPGRADES,
        upgrade,
        CloudEvent.of(
            upgrade + "/" + sequence,
            URI.create("/planner"),
            upgrade,
            event.at(),
            OptionalLong.of(sequence),
            event));
  }

  public static List<RecordMetadata> history(List<UpgradeEvent> events) {
    var places = new ArrayList<RecordMetadata>();
    events.forEach(event -> places.add(event(places.size() + 1L, event)));
    return places;
  }

  public static RecordMetadata output(StepOutput chunk) {
    var upgrade = chunk.attempt().upgradeId().value();
    return message(Topics.STEP_OUTPUT, upgrade, upgrade, "/executor/e1", chunk);
  }

  public static RecordMetadata report(StepReport report) {
    var upgrade = report.upgradeId().value();
    return message(Topics.STEP_REPORTS, upgrade, upgrade, "/executor/" + report.executor(), report);
  }

  public static StepOutput chunk(AttemptId attempt, long offset, String text) {
    var data = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return new StepOutput(attempt, offset, data);
  }

  public static RecordMetadata message(
      String topic, String key, String subject, String source, Object message) {
    var id = Wire.typeOf(message) + "/" + System.identityHashCode(message);
    return send(
        topic,
        key,
        CloudEvent.of(id, URI.create(source), subject, NOON, OptionalLong.empty(), message));
  }

  public static RecordMetadata send(String topic, String key, CloudEvent event) {
    return send(topic, key, signed(topic, event), event.data());
  }

  /// As the one who may speak on that topic signs it.
  public static Map<String, byte[]> signed(String topic, CloudEvent event) {
    return switch (topic) {
      case Topics.NOTICES -> event.headers();
      case Topics.STEP_REPORTS, Topics.STEP_OUTPUT, Topics.ALERTS -> EXECUTOR.sign(event);
      default -> PLANNER.sign(event);
    };
  }

  private static SigningKey key(Path file) {
    return new KeyFile("test", Optional.of(file)).signingKey();
  }

  public static RecordMetadata send(
      String topic, String key, Map<String, byte[]> headers, byte[] data) {
    var kafka = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), data);
    headers.forEach(kafka.headers()::add);
    return send(kafka);
  }

  /// Sends many, and waits for all of them together.
  public static void sendAll(List<ProducerRecord<byte[], byte[]>> kafka) {
    kafka.forEach(PRODUCER::send);
    PRODUCER.flush();
  }

  public static RecordMetadata send(ProducerRecord<byte[], byte[]> kafka) {
    try {
      return PRODUCER.send(kafka).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected Kafka to take a record", e);
    }
  }
}
