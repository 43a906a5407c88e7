package dev.stepwise.planner.journey;

import dev.stepwise.contracts.codec.CloudEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Hears everything on a topic, from its beginning, on a thread of its own.
public final class Listener implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  private Listener(
      String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> heard) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "listener-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
    this.thread = Thread.ofPlatform().daemon().unstarted(() -> listen(heard));
  }

  /// Hears records as they are, readable or not.
  public static Listener ofRecords(
      String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> heard) {
    return new Listener(bootstrapServers, topic, heard);
  }

  public static Listener ofEvents(
      String bootstrapServers, String topic, Consumer<CloudEvent> heard) {
    return ofRecords(bootstrapServers, topic, record -> heard.accept(event(record)));
  }

  public Listener start() {
    thread.start();
    return this;
  }

  private void listen(Consumer<ConsumerRecord<byte[], byte[]>> heard) {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofMillis(100)).forEach(heard);
      }
    } catch (WakeupException _) {
      // closed
    }
  }

  private static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return CloudEvent.of(headers, record.value());
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
