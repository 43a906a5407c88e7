package dev.stepwise.audit.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The Kafka clients for checkpoints, made when they are first needed: a broker's name may not
/// resolve earlier. For one thread at a time.
@ApplicationScoped
class CheckpointClients {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private Optional<Consumer<byte[], byte[]>> consumer = Optional.empty();
  private Optional<Producer<byte[], byte[]>> producer = Optional.empty();

  CheckpointClients(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.kafka = kafka;
  }

  Consumer<byte[], byte[]> consumer() {
    if (consumer.isEmpty()) {
      var properties = new HashMap<>(kafka);
      properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
      properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
      properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
      consumer =
          Optional.of(
              new KafkaConsumer<>(
                  properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
    return consumer.get();
  }

  Producer<byte[], byte[]> producer() {
    if (producer.isEmpty()) {
      var properties = new HashMap<>(kafka);
      properties.put(ProducerConfig.ACKS_CONFIG, "all");
      properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
      properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
      properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
      properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
      producer =
          Optional.of(
              new KafkaProducer<>(
                  properties, new ByteArraySerializer(), new ByteArraySerializer()));
    }
    return producer.get();
  }

  void close() {
    consumer.ifPresent(some -> some.close(LONGEST_CLOSE));
    producer.ifPresent(some -> some.close(LONGEST_CLOSE));
  }
}
