package dev.stepwise.audit.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.audit.application.HostZones;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RecordReaderTest {
  private static final SigningKey PLANNER = SigningKey.generate("planner");
  private static final SigningKey EXECUTOR = SigningKey.generate("executor");

  private final HostZones zones;
  private SampleUpgrade sample;

  RecordReaderTest(HostZones zones) {
    this.zones = zones;
  }

  @BeforeEach
  void seal() throws SQLException {
    sample = new SampleUpgrade("zoned-" + Log.size()); // its own: a fact is sealed once
    Log.awaitSealed(Facts.history(sample.events()).subList(0, 1));
  }

  @Test
  void an_executor_of_the_zone_of_a_host_is_believed() {
    assertThat(reader("default", zones).read(report(sample)).attributes().unreadable()).isEmpty();
    assertThat(reader("default", zones).read(output(sample)).attributes().unreadable()).isEmpty();
  }

  @Test
  void an_executor_of_another_zone_is_sealed_with_the_reason_and_believed_nowhere() {
    for (var record : List.of(report(sample), output(sample))) {
      var arrival = reader("dmz", zones).read(record);

      assertThat(arrival.attributes().type()).isEqualTo(Attributes.UNREADABLE);
      assertThat(arrival.attributes().unreadable())
          .hasValue(
              "WRONG_ZONE: Expected a record on host 't1' of zone 'default' to be signed there, but"
                  + " key '%s' is of zone 'dmz'".formatted(EXECUTOR.kid()));
      assertThat(arrival.about()).isEqualTo(About.NOTHING);
    }
  }

  @Test
  void an_alert_may_name_a_host_of_another_zone() {
    var alert =
        new RecordRefused(
            Refusal.WRONG_ZONE,
            "Expected another",
            Topics.steps("dmz"),
            0,
            7,
            Sha256.of("misled"),
            Optional.of(sample.id()),
            Optional.of(SampleUpgrade.HOST),
            "e1",
            SampleUpgrade.NOON);

    var arrival = reader("dmz", zones).read(record(Topics.ALERTS, alert));

    assertThat(arrival.attributes().unreadable()).isEmpty();
  }

  @Test
  void of_a_host_that_no_sealed_request_names_nobody_can_tell_the_zone() {
    var arrival = reader("dmz", zones).read(report(new SampleUpgrade("never-asked-for")));

    assertThat(arrival.attributes().unreadable()).isEmpty();
  }

  @Test
  void a_store_that_does_not_answer_is_no_flaw_of_a_record() {
    var away =
        reader(
            "default",
            (_, _) -> {
              throw new IllegalStateException("away");
            });

    assertThatThrownBy(() -> away.read(report(sample))).hasMessage("away");
  }

  private static RecordReader reader(String zone, HostZones zones) {
    var authors =
        new Authors(
            PinnedKeys.of(List.of(PLANNER.pin(Optional.empty()))),
            PinnedKeys.of(List.of(EXECUTOR.pin(Optional.of(zone)))));
    return new RecordReader(authors, zones);
  }

  private static ConsumerRecord<byte[], byte[]> report(SampleUpgrade upgrade) {
    return record(
        Topics.STEP_REPORTS, new RunAccepted(upgrade.attempt(1), 1, "e1", SampleUpgrade.NOON));
  }

  private static ConsumerRecord<byte[], byte[]> output(SampleUpgrade upgrade) {
    return record(Topics.STEP_OUTPUT, Facts.chunk(upgrade.attempt(1), 0, "printed"));
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, Object message) {
    var event =
        CloudEvent.of(
            "1",
            URI.create("/executor/e1"),
            "zoned",
            SampleUpgrade.NOON,
            OptionalLong.empty(),
            message);
    var kafka = new ConsumerRecord<>(topic, 0, 0, "zoned".getBytes(UTF_8), event.data());
    EXECUTOR.sign(event).forEach(kafka.headers()::add);
    return kafka;
  }
}
