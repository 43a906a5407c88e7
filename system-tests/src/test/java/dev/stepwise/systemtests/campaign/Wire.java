package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The stack's Kafka, as somebody has it who may write and read everything.
///
/// @param servers where it is
record Wire(String servers) {
  private static final int KAFKA = 4;

  static Wire of(LocalStack stack) {
    return new Wire("127.0.0.1:" + (stack.url(Service.PLANNER).getPort() + KAFKA));
  }

  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>of("bootstrap.servers", servers, "max.request.size", 20_000_000),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /// What is on a topic now, partition by partition.
  ///
  /// @param most of each partition, the latest
  List<ConsumerRecord<byte[], byte[]>> recordsOn(String topic, int most) {
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
      var ends = consumer.endOffsets(partitions);
      ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - most)));
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }
}
