package dev.stepwise.systemtests.bench;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.systemtests.AsPlanner;
import dev.stepwise.systemtests.SharedStack;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Hears how runs end, as the planner does.
final class Ends implements AutoCloseable {
  private final Map<AttemptId, CompletableFuture<Outcome>> ends = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;

  Ends() {
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", AsPlanner.broker(SharedStack.get())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(Topics.STEP_REPORTS).stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /// The end of a run that is about to be commanded.
  CompletableFuture<Outcome> of(AttemptId attempt) {
    return ends.computeIfAbsent(attempt, _ -> new CompletableFuture<>());
  }

  private void listen() {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofMillis(100)).forEach(this::hear);
      }
    } catch (WakeupException _) {
      // closed
    }
  }

  private void hear(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    if (CloudEvent.of(headers, record.value()).message(StepReport.class)
        instanceof RunEnded ended) {
      of(ended.attempt()).complete(ended.outcome());
    }
  }

  /// Waits for all of them; each must have succeeded.
  static void await(List<CompletableFuture<Outcome>> all) {
    for (var one : all) {
      if (!(one.join() instanceof Outcome.Succeeded)) {
        throw new IllegalStateException("Expected a run to succeed, but: " + one.join());
      }
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}
