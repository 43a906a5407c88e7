package dev.stepwise.systemtests;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Somebody who can read and write every topic of Kafka.
final class Intruder implements AutoCloseable {
  static final SigningKey OWN_KEY = SigningKey.generate("planner");

  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;

  Intruder(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// A key that was stolen.
  static SigningKey stolen(Path file) {
    return new KeyFile("", Optional.of(file)).signingKey();
  }

  /// Where a record was put.
  record Place(String topic, int partition, long offset) {}

  Place send(String topic, CloudEvent event) {
    return send(topic, event.subject(), event.headers(), event.data());
  }

  Place send(String topic, CloudEvent event, SigningKey key) {
    return send(topic, event.subject(), key.sign(event), event.data());
  }

  Place send(String topic, String key, Map<String, byte[]> headers, byte[] value) {
    var record = new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
    headers.forEach((name, header) -> record.headers().add(name, header));
    try {
      var put = producer.send(record).get();
      return new Place(topic, put.partition(), put.offset());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("Expected Kafka to take a record", e);
    }
  }

  /// Everything on a topic so far that fits.
  List<ConsumerRecord<byte[], byte[]>> read(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
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
    return found.stream().filter(wanted).toList();
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return StreamSupport.stream(record.headers().headers(name).spliterator(), false)
        .map(header -> new String(header.value(), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    producer.close();
  }
}
