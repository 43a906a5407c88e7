package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Reports come one to five times, while the upgrades are under way and after them, in any order
/// across upgrades.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepetitionTest {
  private static final int UPGRADES = 10;
  private static final int RECORDS = 10_000;
  private static final String GROUP = "planner";

  private final String kafka = TestStack.kafka().bootstrapServers();
  private final Random random = new Random(4711);
  private final List<ConsumerRecord<byte[], byte[]>> reports = new CopyOnWriteArrayList<>();

  @Test
  void ten_thousand_reports_have_the_effect_of_those_that_were_news() throws Exception {
    try (var executor = new FakeExecutor(kafka);
        var _ = Listener.ofRecords(kafka, Topics.STEP_REPORTS, reports::add).start()) {
      executor.repeatEverything(true);
      var undisturbed = eventsOf(finished());
      var upgrades = IntStream.range(0, UPGRADES).mapToObj(_ -> finished()).toList();

      repeatUntilThereAre(RECORDS);

      assertThat(upgrades)
          .allSatisfy(
              id -> assertThat(eventsOf(id)).containsExactlyInAnyOrderElementsOf(undisturbed));
    }
  }

  private static String finished() {
    var toy = "toy-" + UUID.randomUUID().toString().substring(0, 8);
    Rest.register(toy);
    // Behind all that is said again, the plan may take longer than a request waits for it.
    String id = Rest.request(toy, "2.0").extract().path("id");
    Rest.awaitState(id, "PROPOSED");
    Rest.approveAndStart(id);
    Rest.awaitState(id, "SUCCEEDED");
    return id;
  }

  /// On a slow machine a lease may run out, which is no effect of the repetition.
  private static List<String> eventsOf(String id) {
    return given()
        .accept("application/json")
        .get("/api/v1/upgrades/" + id + "/events")
        .then()
        .statusCode(200)
        .extract()
        .<List<String>>path("type")
        .stream()
        .filter(type -> !type.contains("reissued"))
        .toList();
  }

  /// All that was ever reported, each one to five times, upgrade by upgrade in a new order.
  private void repeatUntilThereAre(int records) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var heard = List.copyOf(reports);
      for (var sent = 0; sent < records; ) {
        for (var record : mixed(heard)) {
          var times = 1 + random.nextInt(5);
          for (var time = 0; time < times; time++) {
            var _ = producer.send(copyOf(record));
          }
          sent += times;
        }
      }
    }
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      await().atMost(Duration.ofSeconds(60)).until(() -> isAllRead(admin));
    }
  }

  private static ProducerRecord<byte[], byte[]> copyOf(ConsumerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  private List<ConsumerRecord<byte[], byte[]>> mixed(List<ConsumerRecord<byte[], byte[]>> all) {
    var partitions =
        new ArrayList<>(all.stream().map(ConsumerRecord::partition).distinct().toList());
    Collections.shuffle(partitions, random);
    return partitions.stream()
        .flatMap(partition -> all.stream().filter(record -> record.partition() == partition))
        .toList();
  }

  private static boolean isAllRead(Admin admin) throws Exception {
    var read = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    var wanted =
        read.keySet().stream()
            .filter(partition -> partition.topic().equals(Topics.STEP_REPORTS))
            .collect(
                java.util.stream.Collectors.toMap(
                    partition -> partition, _ -> OffsetSpec.latest()));
    var ends = admin.listOffsets(wanted).all().get();
    return ends.entrySet().stream()
        .allMatch(end -> isRead(read.get(end.getKey()), end.getValue().offset()));
  }

  private static boolean isRead(@Nullable OffsetAndMetadata committed, long end) {
    return committed != null && end <= committed.offset();
  }
}
