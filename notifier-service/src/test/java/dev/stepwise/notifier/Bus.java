package dev.stepwise.notifier;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.TestStack;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Speaks as the planner does, and reads what was said.
public final class Bus implements AutoCloseable {
  private static final SigningKey PLANNER = key(TestStack.keys().plannerKey());
  private static final SigningKey EXECUTOR = key(TestStack.keys().executorKey(Topics.DEFAULT_ZONE));
  private final KafkaProducer<byte[], byte[]> producer;
  private final String servers;

  public Bus(String servers) {
    this.servers = servers;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// All facts of an upgrade, from its first on.
  public void say(List<UpgradeEvent> facts) {
    for (int index = 0; index < facts.size(); index++) {
      say(index + 1L, facts.get(index));
    }
  }

  void say(long sequence, UpgradeEvent fact) {
    var event = event(sequence, fact);
    send(event.subject(), event.data(), PLANNER.sign(event));
  }

  /// With a key of its own.
  void sayAsStranger(long sequence, UpgradeEvent fact) {
    var event = event(sequence, fact);
    send(event.subject(), event.data(), SigningKey.generate("planner").sign(event));
  }

  private static CloudEvent event(long sequence, UpgradeEvent fact) {
    var id = fact.upgradeId().value();
    return CloudEvent.of(
        id + "/" + sequence,
        URI.create("/planner"),
        id,
        fact.at(),
        OptionalLong.of(sequence),
        fact);
  }

  void say(SecurityAlert alert) {
    var event =
        CloudEvent.of(
            alert.name(),
            URI.create("/executor/executor-1"),
            alert.subject(),
            alert.at(),
            OptionalLong.empty(),
            alert);
    send(Topics.ALERTS, alert.subject(), event.data(), EXECUTOR.sign(event));
  }

  void sayNonsense(String key, String nonsense) {
    send(key, nonsense.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /// The notices' facts so far that are about an upgrade.
  List<NoticeEvent> notices(String upgrade) {
    return records(Topics.NOTICES).stream()
        .map(record -> CloudEvent.of(headers(record), record.value()).message(NoticeEvent.class))
        .filter(fact -> fact.subject().equals(upgrade))
        .toList();
  }

  /// The values of the dead letters of the upgrades' topic so far.
  List<String> deadLetters() {
    return records(Topics.UPGRADES + Topics.DEAD_LETTER_SUFFIX).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static SigningKey key(Path file) {
    return new KeyFile("test", Optional.of(file)).signingKey();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void send(String key, byte[] value, Map<String, byte[]> headers) {
    send(Topics.UPGRADES, key, value, headers);
  }

  private void send(String topic, String key, byte[] value, Map<String, byte[]> headers) {
    var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach((name, header) -> record.headers().add(name, header));
    producer.send(record);
    producer.flush();
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    StreamSupport.stream(record.headers().spliterator(), false)
        .forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }
}
