package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.codec.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What was said on the bus is said again, one to five times, partition by partition in any order,
/// signatures and all, while the upgrade goes on.
///
/// @param records how many at least
record SendAgain(int records) implements Fault {
  private static final int LATEST = 200;
  private static final List<String> TOPICS =
      List.of(
          Topics.UPGRADES,
          Topics.steps(Topics.DEFAULT_ZONE),
          Topics.STEP_REPORTS,
          Topics.STEP_OUTPUT,
          Topics.NOTICES);

  @Override
  public String name() {
    return "%d records sent again, 1 to 5 times each".formatted(records);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    var wire = Wire.of(scene.stack());
    try (var producer = wire.producer()) {
      var sent = 0;
      while (sent < records) {
        var topic = TOPICS.get(random.nextInt(TOPICS.size()));
        sent += sendAgain(mixed(wire.recordsOn(topic, LATEST), random), producer, random);
      }
    }
    return scene.ofTheRuns();
  }

  /// Each command that comes again takes a look at its host.
  @Override
  public Duration limit(Scene scene) {
    return scene.lease().plusSeconds(10 + records / 100);
  }

  private static int sendAgain(
      List<ConsumerRecord<byte[], byte[]>> all,
      KafkaProducer<byte[], byte[]> producer,
      RandomGenerator random) {
    var sent = 0;
    for (var record : all) {
      for (var times = 1 + random.nextInt(5); times > 0; times--) {
        var _ = producer.send(copyOf(record));
        sent++;
      }
    }
    return sent;
  }

  private static ProducerRecord<byte[], byte[]> copyOf(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  private static List<ConsumerRecord<byte[], byte[]>> mixed(
      List<ConsumerRecord<byte[], byte[]>> all, RandomGenerator random) {
    var left =
        new ArrayList<>(all.stream().map(ConsumerRecord::partition).distinct().sorted().toList());
    var mixed = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    while (!left.isEmpty()) {
      var next = left.remove(random.nextInt(left.size()));
      all.stream().filter(record -> record.partition() == next).forEach(mixed::add);
    }
    return mixed;
  }
}
