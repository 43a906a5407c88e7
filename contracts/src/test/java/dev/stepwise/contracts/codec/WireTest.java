package dev.stepwise.contracts.codec;

import static dev.stepwise.contracts.Samples.NS1;
import static dev.stepwise.contracts.Samples.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.Work;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.plan.Action;
import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WireTest {
  private static final String SUCCEEDED = "dev.stepwise.upgrade.upgrade-succeeded.v1";

  /// Approvals are bound to it and old ones must stay valid: never change the expected value.
  @Test
  void a_plan_keeps_its_hash() {
    assertThat(Wire.hashOf(PLAN))
        .isEqualTo(new Sha256("58a9cc90f4a35fc0cfc9cd9bf67529d7e904c374005e4da7d4d68dee335122b7"));
  }

  @Test
  void a_plan_that_was_read_has_the_hash_of_the_one_written() {
    assertThat(Wire.hashOf(Wire.decode(Wire.encode(PLAN), Plan.class)))
        .isEqualTo(Wire.hashOf(PLAN));
  }

  @Test
  void a_plan_of_before_there_were_words_is_read() {
    var json = (ObjectNode) Wire.mapper().valueToTree(PLAN);
    json.remove("unavailable");
    ((ObjectNode) json.at("/stages/0/effect")).remove("title");

    var plan = Wire.decode(json(json.toString()), Plan.class);

    assertThat(plan.stages().getFirst().effect()).extracting("title").isEqualTo(Optional.empty());
    assertThat(plan.wordsFor("writes")).isEqualTo("writes");
    assertThat(PLAN.wordsFor("writes")).isEqualTo("writing to tables");
  }

  @Test
  void work_with_answers_secrets_and_a_reboot_is_read_as_written() {
    var script = new ScriptText("scripts/sample.sh", "true\n");
    var secrets = new TreeMap<>(Map.of("PASSWORD", "env:STEPWISE_SECRET_DB"));
    var work =
        new Work(
            Optional.empty(),
            script,
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(1),
            Duration.ZERO,
            List.of(),
            new TreeMap<>(),
            Optional.of(List.of("y", "$PASSWORD")),
            Optional.of(secrets),
            Optional.of(true));

    assertThat(Wire.decode(Wire.encode(work), Work.class)).isEqualTo(work);
  }

  @Test
  void a_plan_with_all_that_was_added_later_is_read_as_written() {
    assertThat(Wire.decode(Wire.encode(rich()), Plan.class)).isEqualTo(rich());
  }

  @Test
  void what_is_not_said_is_not_written() {
    assertThat(new String(Wire.encode(PLAN), StandardCharsets.UTF_8))
        .doesNotContain("once", "shared", "confirm", "gate", "answers", "secrets", "alternatives");
  }

  private static Plan rich() {
    var script = new Script("scripts/sample.sh", Sha256.of("true\n"));
    var action =
        new Action(
            Optional.empty(),
            script,
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(1),
            Duration.ZERO,
            List.of(),
            Optional.of(List.of("y", "$PASSWORD")));
    var secrets = new TreeMap<>(Map.of("PASSWORD", "env:DB"));
    var stage =
        new Stage(
            0,
            PLAN.stages().getFirst().step(),
            "Sample",
            Optional.empty(),
            Optional.empty(),
            List.of(),
            new Effect.Reversible(
                action,
                Optional.empty(),
                Optional.of("rows written since"),
                Optional.of(new TreeMap<>(Map.of("MODE", "back")))),
            action,
            Duration.ofSeconds(1),
            List.of(new PlannedRun(NS1, new TreeMap<>(), Optional.of(secrets))),
            Optional.of(true),
            Optional.of(List.of("DUMP")),
            Optional.of(List.of("nobody writes")),
            Optional.of("drain"),
            Optional.of(true),
            Optional.of("Before the night"));
    var alternative =
        new Alternative(
            "fewest",
            PLAN.path(),
            Duration.ofMinutes(3),
            new TreeMap<>(Map.of("writes", Duration.ofMinutes(1))),
            List.of("Drop"));
    return new Plan(
        PLAN.upgradeId(),
        PLAN.rollbackOf(),
        PLAN.installation(),
        PLAN.from(),
        PLAN.to(),
        PLAN.path(),
        PLAN.playbook(),
        PLAN.facts(),
        List.of(stage),
        PLAN.library(),
        PLAN.scripts(),
        PLAN.risks(),
        PLAN.forecast(),
        PLAN.unavailable(),
        Optional.of("infra"),
        Optional.of(List.of("tablet")),
        Optional.of(true),
        Optional.of(List.of(alternative)));
  }

  @Test
  void a_choice_is_read_as_written() {
    var choice = new Choice(Optional.of("infra"), Optional.of(List.of("tablet")));

    assertThat(Wire.decode(Wire.encode(choice), Choice.class)).isEqualTo(choice);
  }

  @Test
  void fields_of_later_versions_are_passed_over() {
    var event = decode("{\"upgradeId\":\"u-1\",\"at\":\"2026-03-01T12:00:00Z\",\"mood\":\"glad\"}");

    assertThat(event).isInstanceOf(UpgradeEvent.UpgradeSucceeded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "no json",
        "[]",
        "{}",
        "{\"upgradeId\":\"u-1\"}",
        "{\"upgradeId\":null,\"at\":\"2026-03-01T12:00:00Z\"}",
        "{\"upgradeId\":\"../u\",\"at\":\"2026-03-01T12:00:00Z\"}",
        "{\"upgradeId\":\"u-1\",\"at\":\"noon\"}",
        "{\"upgradeId\":\"u-1\",\"at\":\"2026-03-01T12:00:00Z\"} trailing",
      })
  void what_is_not_of_the_form_is_unreadable(String json) {
    assertThatThrownBy(() -> decode(json)).isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void an_unknown_type_is_unreadable() {
    assertThatThrownBy(() -> Wire.decode("dev.stepwise.upgrade.mood.v1", json("{}"), Object.class))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("'dev.stepwise.upgrade.mood.v1'");
  }

  @Test
  void a_message_of_another_kind_is_unreadable() {
    assertThatThrownBy(() -> Wire.decode(SUCCEEDED, json("{}"), NoticeEvent.class))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("Expected a NoticeEvent");
  }

  private static UpgradeEvent decode(String json) {
    return Wire.decode(SUCCEEDED, json(json), UpgradeEvent.class);
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
