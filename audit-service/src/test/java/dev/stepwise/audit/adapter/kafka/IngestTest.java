package dev.stepwise.audit.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.audit.application.ForeignRecord;
import dev.stepwise.audit.application.SealFacts;
import dev.stepwise.audit.application.VerifyLog;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class IngestTest {
  private static final String DISCONNECT =
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'audit_writer'";

  private final RecordReader reader;
  private final SealFacts facts;
  private final AuditConfig config;
  private final IngestState running;
  private final VerifyLog verify;

  IngestTest(
      RecordReader reader,
      SealFacts facts,
      AuditConfig config,
      IngestState running,
      VerifyLog verify) {
    this.verify = verify;
    this.reader = reader;
    this.facts = facts;
    this.config = config;
    this.running = running;
  }

  @Test
  void facts_of_an_upgrade_are_sealed_in_their_order() throws SQLException {
    var places = Facts.history(new SampleUpgrade("order").events());

    Log.awaitSealed(places);

    var indexes = new ArrayList<Long>();
    for (var place : places) {
      indexes.add(Log.indexOf(place));
    }
    assertThat(indexes).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_crash_between_the_seal_and_the_commit_of_the_offsets_seals_nothing_twice()
      throws Exception {
    var places = Facts.history(new SampleUpgrade("crash").events());
    Log.awaitSealed(places);
    var size = Log.size();
    var consumer = new FailsToCommit(3);
    var state = new IngestState();
    var ingest = Thread.ofPlatform().start(new Ingest(consumer, reader, facts, config, state));

    await().atMost(Duration.ofSeconds(60)).until(() -> consumer.commits.get() > 3);
    state.stop();
    ingest.join();

    assertThat(Log.size()).isEqualTo(size);
  }

  @Test
  void facts_that_come_again_are_sealed_once() throws SQLException {
    var random = new Random(4711);
    var events = new SampleUpgrade("again").events();
    var allButTheLast = events.subList(0, events.size() - 1);
    Facts.history(allButTheLast);

    for (var sent = 0; sent < 2_000; sent++) {
      var place = random.nextInt(allButTheLast.size());
      Facts.event(place + 1L, events.get(place));
    }

    Log.awaitSealed(List.of(Facts.event(events.size(), events.getLast())));
    assertThat(Log.number("select count(*) from audit.entry where ce_id like 'again/%'"))
        .isEqualTo(events.size());
  }

  @Test
  void poison_is_sealed_with_its_reason_and_blocks_nobody() throws SQLException {
    var poison =
        List.of(
            Facts.send(Topics.NOTICES, "a\0b", Map.of(), bytes("no headers")),
            Facts.send(Topics.NOTICES, "k", headers("not a moment"), bytes("{}")),
            Facts.send(Topics.NOTICES, "k", headers("2026-01-01T00:00:00Z"), bytes("{truncated")),
            Facts.send(Topics.NOTICES, "k", headers("2026-01-01T00:00:00Z"), bytes("[1]")),
            Facts.send(Topics.NOTICES, "k", headers("x".repeat(70_000)), new byte[0]));
    var after = Facts.event(1, new SampleUpgrade("after-poison").events().getFirst());

    Log.awaitSealed(poison);
    Log.awaitSealed(List.of(after));

    assertThat(
            Log.number(
                "select count(*) from audit.entry where ce_type = 'unreadable' and unreadable like"
                    + " 'Expected%' and "
                    + Log.at(poison)))
        .isEqualTo(poison.size());
  }

  @ParameterizedTest
  @EnumSource
  void whatever_a_record_contains_is_sealed_and_stops_nothing(Poison poison) {
    var place = Facts.send(poison.record(Topics.NOTICES));
    var after = Facts.event(1, new SampleUpgrade("after-" + poison.wireName()).events().getFirst());

    Log.awaitSealed(List.of(place, after));
  }

  @ParameterizedTest
  @EnumSource
  void the_same_on_a_topic_whose_records_are_signed(Poison poison) {
    Log.awaitSealed(List.of(Facts.send(poison.record(Topics.STEP_REPORTS))));
  }

  @Test
  @ActivateRequestContext
  void several_instances_seal_each_fact_once_between_them() throws Exception {
    var others = List.of(new IngestState(), new IngestState());
    var threads =
        others.stream()
            .map(state -> new Ingest(inGroup(), reader, facts, config, state))
            .map(Thread.ofPlatform()::start)
            .toList();
    var places = new ArrayList<RecordMetadata>();
    for (var upgrade = 0; upgrade < 100; upgrade++) {
      places.addAll(Facts.history(new SampleUpgrade("shared-" + upgrade).events()));
    }

    Log.awaitSealed(places);

    others.forEach(IngestState::stop);
    for (var thread : threads) {
      thread.join();
    }
    assertThat(Log.number("select count(*) from audit.entry where ce_id like 'shared-%'"))
        .isEqualTo(places.size());
    assertThat(verify.verify().finding()).isEmpty();
  }

  /// As another instance of the service.
  private KafkaConsumer<byte[], byte[]> inGroup() {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers",
            TestStack.kafka().bootstrapServers(),
            "group.id",
            config.group(),
            "auto.offset.reset",
            "earliest",
            "enable.auto.commit",
            "false",
            "max.poll.records",
            50),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Test
  void a_message_about_something_with_an_endless_name_blocks_nobody() {
    var random = new Random(1);
    var endless = random.ints(400, 0x4E00, 0x9FFF).mapToObj(Character::toString).toList();
    var name = String.join("", endless);
    var data = "{\"upgradeId\":\"%1$s\",\"stage\":1,\"host\":\"%1$s\"}".formatted(name);

    var place = Facts.send(Topics.NOTICES, "k", headers("2026-01-01T00:00:00Z"), bytes(data));

    Log.awaitSealed(List.of(place));
  }

  @Test
  void what_arrives_while_the_database_is_away_is_sealed_when_it_is_back() throws SQLException {
    Log.run("postgres", List.of("alter role audit_writer nologin", DISCONNECT));
    var places = Facts.history(new SampleUpgrade("patient").events());
    await().atMost(Duration.ofSeconds(60)).until(() -> running.trouble().isPresent());

    Log.run("postgres", List.of("alter role audit_writer login"));

    Log.awaitSealed(places);
    await().atMost(Duration.ofSeconds(60)).until(() -> running.trouble().isEmpty());
  }

  @Test
  void what_was_read_ahead_when_the_database_went_away_is_sealed_in_its_order()
      throws SQLException {
    Log.run("postgres", List.of("alter role audit_writer nologin", DISCONNECT));
    var places = new ArrayList<RecordMetadata>();
    for (var sent = 0; sent < 500; sent++) { // one by one, so that they come in many batches
      var data = bytes("{\"sent\":%d}".formatted(sent));
      places.add(Facts.send(Topics.NOTICES, "ahead", headers("2026-01-01T00:00:00Z"), data));
    }

    Log.run("postgres", List.of("alter role audit_writer login"));

    Log.awaitSealed(places);
    assertThat(Log.texts("select \"offset\" from audit.entry where key = 'ahead' order by idx"))
        .isEqualTo(places.stream().map(place -> Long.toString(place.offset())).toList());
  }

  @Test
  void another_record_in_a_sealed_place_is_not_taken_for_the_sealed_one() {
    var place = Facts.history(new SampleUpgrade("remade").events()).getFirst();
    Log.awaitSealed(List.of(place));
    var impostor =
        reader.read(
            new ConsumerRecord<>(
                place.topic(), place.partition(), place.offset(), bytes("k"), bytes("other")));

    assertThatThrownBy(() -> facts.seal(List.of(impostor)))
        .isInstanceOf(ForeignRecord.class)
        .hasMessageStartingWith("Expected stepwise.upgrades/");
  }

  private static Map<String, byte[]> headers(String time) {
    return Map.of(
        "ce_specversion", bytes("1.0"),
        "ce_id", bytes("poison"),
        "ce_source", bytes("/test"),
        "ce_type", bytes("dev.stepwise.notice.sent.v1"),
        "ce_subject", bytes("u-1\nindex 0"),
        "ce_time", bytes(time));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Reads every topic from its start, in a group of its own, and dies a few times just before it
  /// has committed.
  private static final class FailsToCommit extends KafkaConsumer<byte[], byte[]> {
    final AtomicInteger commits = new AtomicInteger();
    private final int failures;

    FailsToCommit(int failures) {
      super(
          Map.of(
              "bootstrap.servers", TestStack.kafka().bootstrapServers(),
              "group.id", "fails-to-commit",
              "auto.offset.reset", "earliest",
              "enable.auto.commit", "false"),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer());
      this.failures = failures;
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
      if (commits.incrementAndGet() <= failures) {
        throw new KafkaException("Killed before the offsets were committed");
      }
      super.commitSync(offsets);
    }
  }
}
