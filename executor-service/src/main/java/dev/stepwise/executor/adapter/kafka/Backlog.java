package dev.stepwise.executor.adapter.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// What lay on the topic already when this executor came for it: after its start, and after it was
/// away for so long that Kafka had given its partitions to nobody, or to another.
@ApplicationScoped
@Identifier(Backlog.NAME)
class Backlog implements KafkaConsumerRebalanceListener {
  /// As the channel's settings name it.
  static final String NAME = "executor-backlog";

  private static final Logger LOG = Logger.getLogger(Backlog.class);

  private final Map<Integer, Long> ends = new ConcurrentHashMap<>();

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    try {
      consumer
          .endOffsets(partitions)
          .forEach((partition, end) -> ends.put(partition.partition(), end));
    } catch (
        KafkaException e) { // then nothing counts as waiting, which says too much, not too little
      LOG.warnf("Could not see what is waiting: partitions=%s reason=%s", partitions, e);
    }
  }

  /// When the record came to its topic, if nobody was there to take it.
  Optional<Instant> waitingSince(Arrival arrival) {
    return arrival.offset() < ends.getOrDefault(arrival.record().getPartition(), 0L)
        ? Optional.of(arrival.record().getTimestamp())
        : Optional.empty();
  }
}
