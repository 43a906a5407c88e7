package dev.stepwise.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EmbeddedKafkaTest {
  private static final List<Topics.Topic> TOPICS = Topics.all(List.of(Topics.DEFAULT_ZONE));

  @TempDir Path data;

  @Test
  void has_the_topics_that_it_was_asked_for_and_takes_being_asked_again() throws Exception {
    try (var kafka = EmbeddedKafka.start(data, 0)) {
      kafka.createTopics(TOPICS);
      kafka.createTopics(TOPICS);

      try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
        assertThat(admin.listTopics().names().get())
            .containsExactlyInAnyOrderElementsOf(TOPICS.stream().map(Topics.Topic::name).toList());
      }
    }
  }

  @Test
  void creates_no_topic_by_accident() {
    try (var kafka = EmbeddedKafka.start(data, 0)) {
      assertThatThrownBy(() -> produce(kafka, "mistyped", "lost"))
          .hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void keeps_records_and_offsets_over_a_restart_on_the_same_port() throws Exception {
    int port = FreePort.find();
    try (var kafka = EmbeddedKafka.start(data, port)) {
      kafka.createTopics(TOPICS);
      produce(kafka, Topics.UPGRADES, "before");
      assertThat(consume(kafka, 1)).containsExactly("before");
    }

    try (var kafka = EmbeddedKafka.start(data, port)) {
      produce(kafka, Topics.UPGRADES, "after");
      assertThat(consume(kafka, 1)).containsExactly("after");
    }
  }

  @Test
  void says_which_port_is_taken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(data, taken.getLocalPort()))
          .hasMessage(
              "Expected port %d to be free for Kafka, but something listens on it"
                  .formatted(taken.getLocalPort()));
    }
  }

  private static void produce(EmbeddedKafka kafka, String topic, String value) throws Exception {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", 3000, "acks", "all");
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "key", value)).get(10, TimeUnit.SECONDS);
    }
  }

  private static List<String> consume(EmbeddedKafka kafka, int count) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "group.id",
            "readers",
            "auto.offset.reset",
            "earliest");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(Topics.UPGRADES));
      Awaitility.await()
          .until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            return values.size() >= count;
          });
      consumer.commitSync();
    }
    return values;
  }
}
