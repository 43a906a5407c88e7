package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.planner.application.Bus;
import dev.stepwise.planner.application.OutboxQueue.Waiting;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/// A plain producer: the outbox says where to, and each answer is needed by its record.
@ApplicationScoped
class KafkaBus implements Bus {
  private static final Logger LOG = Logger.getLogger(KafkaBus.class);

  /// Shorter than the relay's transaction may last (`quarkus.transaction-manager`, 60 s).
  private static final int GIVES_UP_AFTER = (int) Duration.ofSeconds(20).toMillis();

  private final KafkaProducer<byte[], byte[]> producer;

  KafkaBus(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    this.producer = new KafkaProducer<>(settings(broker));
  }

  private static Map<String, Object> settings(Map<String, Object> broker) {
    var settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "planner-outbox");
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVES_UP_AFTER);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 32 * 1024 * 1024);
    return settings;
  }

  @Override
  public List<Waiting> publish(List<Waiting> messages) {
    var answers = new ArrayList<Future<?>>();
    var missing = new HashSet<String>();
    for (var message : messages) {
      try {
        answers.add(send(message, missing));
      } catch (KafkaException e) {
        LOG.warnf(
            "Could not send, will try again: topic=%s key=%s: %s",
            message.topic(), message.key(), e.getMessage());
        break; // the bus is away; what comes later would only wait as long
      }
    }
    producer.flush(); // rather than wait for more of them
    return durable(messages, answers);
  }

  /// Each record for a topic that the bus does not know waits for it in vain, and all behind it do:
  /// so only the first of a batch does.
  private Future<?> send(Waiting message, Set<String> missing) {
    if (missing.contains(message.topic())) {
      return CompletableFuture.failedFuture(new UnknownTopicOrPartitionException("still missing"));
    }
    var answer = producer.send(record(message));
    if (answer.state() == Future.State.FAILED
        && answer.exceptionNow() instanceof TimeoutException) {
      missing.add(message.topic());
    }
    return answer;
  }

  private static List<Waiting> durable(List<Waiting> messages, List<Future<?>> answers) {
    var published = new ArrayList<Waiting>();
    var broken = new HashSet<String>();
    for (var i = 0; i < answers.size(); i++) {
      var message = messages.get(i);
      if (isDurable(message, answers.get(i)) && !broken.contains(message.key())) {
        published.add(message);
      } else {
        broken.add(message.key());
      }
    }
    return published;
  }

  private static boolean isDurable(Waiting message, Future<?> answer) {
    try {
      answer.get();
      return true;
    } catch (ExecutionException e) {
      LOG.warnf(
          "Could not send, will try again: topic=%s key=%s: %s",
          message.topic(), message.key(), e.getCause());
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Waiting message) {
    var key = message.key().getBytes(StandardCharsets.UTF_8);
    var record = new ProducerRecord<>(message.topic(), key, message.value());
    message.headers().forEach((name, value) -> record.headers().add(name, value));
    return record;
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
