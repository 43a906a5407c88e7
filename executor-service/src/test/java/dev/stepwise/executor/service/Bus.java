package dev.stepwise.executor.service;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.embedded.TestStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The planner's end of the bus: sends commands, collects what the executor says.
final class Bus implements AutoCloseable {
  private static final String STEPS = Topics.steps(Topics.DEFAULT_ZONE);

  private static final SigningKey KEY =
      new KeyFile("", Optional.of(TestStack.keys().plannerKey())).signingKey();
  private static final Authority AUTHORITY =
      new Authority(
          Topics.DEFAULT_ZONE,
          Instant.now().plus(Duration.ofHours(1)),
          Optional.empty(),
          List.of("operator"));

  private final List<StepReport> reports = new CopyOnWriteArrayList<>();
  private final List<StepOutput> output = new CopyOnWriteArrayList<>();
  private final List<String> poison = new CopyOnWriteArrayList<>();
  private final List<String> records = new CopyOnWriteArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final String servers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Thread reader;
  private volatile boolean over;

  Bus() {
    this(TestStack.kafka().bootstrapServers());
  }

  Bus(String servers) {
    this.servers = servers;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.reader = Thread.ofPlatform().daemon().name("bus").start(this::read);
  }

  void send(StepCommand command) {
    var event =
        CloudEvent.of(
            UUID.randomUUID().toString(),
            URI.create("/planner"),
            command.host().id().value(),
            Instant.now(),
            OptionalLong.empty(),
            command.with(AUTHORITY));
    var record = new ProducerRecord<>(STEPS, bytes(command.host().id().value()), event.data());
    KEY.sign(event).forEach((name, value) -> record.headers().add(name, value));
    producer.send(record);
    producer.flush();
  }

  void sendPoison(String host) {
    producer.send(new ProducerRecord<>(STEPS, bytes(host), bytes("{")));
    producer.flush();
  }

  <T extends StepReport> List<T> reports(String upgrade, Class<T> kind) {
    return reports.stream()
        .filter(report -> report.upgradeId().value().equals(upgrade))
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  List<Outcome> outcomes(String upgrade) {
    return reports(upgrade, RunEnded.class).stream().map(RunEnded::outcome).toList();
  }

  /// Everything that anybody said on the bus, commands included, as it travels.
  List<String> records() {
    return records;
  }

  List<String> poison() {
    return poison;
  }

  /// The output as its parts say, whichever came twice.
  byte[] output(String upgrade) {
    var parts = new TreeMap<Long, byte[]>();
    output.stream()
        .filter(part -> part.attempt().upgradeId().value().equals(upgrade))
        .forEach(part -> parts.put(part.offset(), Base64.getDecoder().decode(part.data())));
    var whole = new byte[0];
    for (var part : parts.entrySet()) {
      var from = part.getKey().intValue();
      whole = java.util.Arrays.copyOf(whole, Math.max(whole.length, from + part.getValue().length));
      System.arraycopy(part.getValue(), 0, whole, from, part.getValue().length);
    }
    return whole;
  }

  private void read() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                "bus-" + UUID.randomUUID(),
                "auto.offset.reset",
                "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.subscribe(List.of(Topics.STEP_REPORTS, Topics.STEP_OUTPUT, STEPS, STEPS + ".dlq"));
      while (!over) {
        consumer.poll(Duration.ofMillis(20)).forEach(this::take);
      }
    }
  }

  /// A reader that lost its broker may start again from an earlier offset; each record counts once.
  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (!seen.add("%s/%d/%d".formatted(record.topic(), record.partition(), record.offset()))) {
      return;
    }
    records.add(text(record.value()));
    var headers = new HashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    switch (record.topic()) {
      case Topics.STEP_REPORTS ->
          reports.add(CloudEvent.of(headers, record.value()).message(StepReport.class));
      case Topics.STEP_OUTPUT ->
          output.add(CloudEvent.of(headers, record.value()).message(StepOutput.class));
      case String topic when topic.equals(STEPS) -> {}
      default ->
          poison.add(
              new String(
                  headers.getOrDefault("dead-letter-reason", new byte[0]),
                  java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  List<StepReport> all(String upgrade) {
    return new ArrayList<>(reports(upgrade, StepReport.class));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    reader.join();
    producer.close();
  }
}
