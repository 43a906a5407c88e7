package dev.stepwise.audit.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.audit.application.Outlet;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/// Gives checkpoints away to [Topics#CHECKPOINTS], as plain text.
@ApplicationScoped
class CheckpointTopic implements Outlet {
  private static final TopicPartition PLACE = new TopicPartition(Topics.CHECKPOINTS, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What a stranger wrote, or a log with another key, is passed over; not without end.
  private static final long LOOKED_AT = 1000;

  private final CheckpointClients clients;
  private final byte[] origin;

  CheckpointTopic(CheckpointClients clients, AuditConfig config) {
    this.clients = clients;
    this.origin = config.origin().getBytes(UTF_8);
  }

  @Override
  public String name() {
    return "topic " + Topics.CHECKPOINTS;
  }

  @Override
  public synchronized Optional<SignedNote> last(VerifierKey key) {
    var consumer = clients.consumer();
    consumer.assign(List.of(PLACE));
    var end = consumer.endOffsets(List.of(PLACE), PATIENCE).getOrDefault(PLACE, 0L);
    var begin = consumer.beginningOffsets(List.of(PLACE), PATIENCE).getOrDefault(PLACE, 0L);
    consumer.seek(PLACE, Math.max(begin, end - LOOKED_AT));
    return records(consumer, end)
        .flatMap(CheckpointTopic::note)
        .sorted(SignedNote.LONGEST_FIRST)
        .filter(note -> note.by(key).isPresent())
        .findFirst();
  }

  @Override
  public synchronized void publish(SignedNote note) {
    var record = new ProducerRecord<>(PLACE.topic(), origin, note.toString().getBytes(UTF_8));
    record.headers().add("content-type", "text/plain; charset=utf-8".getBytes(UTF_8));
    try {
      clients.producer().send(record).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Expected Kafka to take a checkpoint, but was stopped", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Expected Kafka to take a checkpoint, but " + e.getCause(), e);
    }
  }

  private static Stream<ConsumerRecord<byte[], byte[]>> records(
      Consumer<byte[], byte[]> consumer, long end) {
    var found = Stream.<ConsumerRecord<byte[], byte[]>>builder();
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(PLACE, PATIENCE) < end) {
      consumer.poll(Duration.ofMillis(100)).forEach(found);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Expected to read %s up to %d, but came to %d only"
                .formatted(PLACE, end, consumer.position(PLACE)));
      }
    }
    return found.build();
  }

  private static Stream<SignedNote> note(ConsumerRecord<byte[], byte[]> record) {
    try {
      var value = Objects.requireNonNullElse(record.value(), new byte[0]);
      var note = SignedNote.parse(new String(value, UTF_8));
      note.checkpoint();
      return Stream.of(note);
    } catch (IllegalArgumentException _) {
      return Stream.empty(); // nobody of ours wrote that
    }
  }

  @PreDestroy
  synchronized void close() {
    clients.close();
  }
}
