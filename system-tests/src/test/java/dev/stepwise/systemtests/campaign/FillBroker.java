package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.codec.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// There is no space left for Kafka's log. Depending on which of its files it was about to
/// lengthen, the broker ends by itself or answers with errors; it is killed, as its operator would,
/// and started again when there is room. As a broker ends its whole process then, it has one of its
/// own meanwhile.
///
/// @param disk that Kafka's data are on
record FillBroker(SmallDisk disk) implements Fault {
  private static final int RECORD = 256 * 1024;
  private static final int PATIENCE_SECONDS = 10;

  @Override
  public String name() {
    return "disk of Kafka full";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var foundation = scene.stack().foundation();
    foundation.stopKafka();
    var broker = BrokerProcess.start(scene.stack());
    try {
      var working = scene.ofTheRuns();
      Await.until("work with the other broker", working::isComplete);
      disk.fill();
      try (var producer = Wire.of(scene.stack()).producer()) {
        Await.until("the broker to refuse", () -> !broker.isAlive() || isRefused(producer));
      }
      TimeUnit.NANOSECONDS.sleep(scene.lease().toNanos());
    } finally {
      broker.destroyForcibly().waitFor();
      disk.empty();
    }
    foundation.startKafka();
    return scene.ofTheRuns();
  }

  /// Nobody reads that topic.
  private static boolean isRefused(KafkaProducer<byte[], byte[]> producer) {
    var unread = Topics.NOTICES + Topics.DEAD_LETTER_SUFFIX;
    try {
      producer
          .send(new ProducerRecord<>(unread, new byte[RECORD]))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return false;
    } catch (ExecutionException | TimeoutException _) {
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
