package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.codec.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/// Records on every topic that nobody can read: they are put aside with the reason, sealed as
/// unreadable, and everything else goes on. What is too large the broker does not take.
record Poison() implements Fault {
  private static final List<String> READ_BY_SERVICES =
      List.of(Topics.UPGRADES, Topics.steps(Topics.DEFAULT_ZONE), Topics.STEP_REPORTS);
  private static final List<String> ONLY_SEALED = List.of(Topics.STEP_OUTPUT, Topics.NOTICES);
  private static final int LATEST = 500;

  /// At least, of each topic: of a type that nobody knows audit may still be able to tell whose it
  /// is.
  private static final int UNREADABLE = 3;

  @Override
  public String name() {
    return "poison on every topic";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var wire = Wire.of(scene.stack());
    var mark = "poison-" + UUID.randomUUID();
    var sealed = unreadable(scene);
    var sent = 0;
    try (var producer = wire.producer()) {
      for (var topic : topics()) {
        var poison = on(topic, mark);
        poison.forEach(producer::send);
        sent += UNREADABLE;
        requireTooLarge(topic, producer);
      }
    }
    var wanted = sealed + sent;
    Recovery isSealed = () -> unreadable(scene) >= wanted;
    return scene.ofTheRuns().and(isSealed).and(() -> isPutAside(wire, mark));
  }

  private static List<String> topics() {
    var all = new ArrayList<>(READ_BY_SERVICES);
    all.addAll(ONLY_SEALED);
    return all;
  }

  /// No headers, no JSON, no key, no value, and a type that nobody knows.
  private static List<ProducerRecord<byte[], byte[]>> on(String topic, String mark) {
    var unknown =
        new ProducerRecord<>(topic, bytes(mark), bytes("{\"mark\": \"%s\"}".formatted(mark)));
    Map.of(
            "ce_specversion", "1.0",
            "ce_id", mark,
            "ce_source", "/nobody",
            "ce_subject", mark,
            "ce_time", "2026-01-01T00:00:00Z",
            "ce_type", "dev.stepwise.unheard-of.v9")
        .forEach((name, value) -> unknown.headers().add(name, bytes(value)));
    return List.of(
        new ProducerRecord<>(topic, bytes(mark), bytes("{" + mark)),
        new ProducerRecord<>(topic, null, bytes(mark)),
        new ProducerRecord<>(topic, bytes(mark), null),
        unknown);
  }

  private static void requireTooLarge(String topic, KafkaProducer<byte[], byte[]> producer)
      throws InterruptedException {
    try {
      producer.send(new ProducerRecord<>(topic, new byte[10 * 1024 * 1024])).get();
      throw new AssertionError("Expected the broker to refuse 10 MiB, but it took them");
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof RecordTooLargeException)) {
        throw new AssertionError("Expected 10 MiB to be too large, but " + e.getCause(), e);
      }
    }
  }

  private static long unreadable(Scene scene) {
    return scene.database().number("select count(*) from audit.entry where ce_type = 'unreadable'");
  }

  private static boolean isPutAside(Wire wire, String mark) {
    return READ_BY_SERVICES.stream()
        .map(topic -> wire.recordsOn(topic + Topics.DEAD_LETTER_SUFFIX, LATEST))
        .allMatch(
            dead -> dead.stream().filter(record -> isMarked(record, mark)).count() >= UNREADABLE);
  }

  private static boolean isMarked(ConsumerRecord<byte[], byte[]> record, String mark) {
    var hasReason = record.headers().lastHeader("dead-letter-reason") != null;
    return hasReason && (text(record.key()) + text(record.value())).contains(mark);
  }

  private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
