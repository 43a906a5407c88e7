package dev.stepwise.contracts.codec;

import static dev.stepwise.contracts.Samples.INSTALLATION;
import static dev.stepwise.contracts.Samples.PLAN;
import static dev.stepwise.contracts.Samples.PLAN_HASH;
import static dev.stepwise.contracts.Samples.ROLLBACK;
import static dev.stepwise.contracts.Samples.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.SampleMessages;
import dev.stepwise.contracts.Samples;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KindsTest {
  @ParameterizedTest
  @MethodSource("dev.stepwise.contracts.SampleMessages#all")
  void a_message_survives_the_wire(Object message) {
    assertThat(Wire.decode(Wire.typeOf(message), Wire.encode(message), Object.class))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource
  void an_outcome_survives_the_wire(Outcome outcome) {
    assertThat(Wire.decode(Wire.encode(outcome), Outcome.class)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @MethodSource
  void a_state_survives_the_wire(Upgrade state) {
    assertThat(Wire.decode(Wire.encode(state), Upgrade.class)).isEqualTo(state);
  }

  @Test
  void every_kind_is_tried() {
    assertThat(PLAN.stages().stream().map(Stage::effect).map(KindsTest::name))
        .containsExactlyInAnyOrderElementsOf(kinds(Effect.class));
    assertThat(an_outcome_survives_the_wire().map(KindsTest::name))
        .containsExactlyInAnyOrderElementsOf(kinds(Outcome.class));
    assertThat(a_state_survives_the_wire().map(KindsTest::name))
        .containsExactlyInAnyOrderElementsOf(kinds(Upgrade.class));
  }

  @Test
  void only_what_a_record_holds_is_written() {
    var state = new Upgrade.Running(UPGRADE, new Progress(PLAN, PLAN_HASH, List.of(), List.of()));

    assertThat(new String(Wire.encode(state), StandardCharsets.UTF_8))
        .contains("\"state\":\"RUNNING\"", "\"kind\":\"reversible\"")
        .doesNotContain("lastStage", "stageDone");
  }

  static Stream<Outcome> an_outcome_survives_the_wire() {
    return Stream.of(
        new Outcome.Succeeded(new TreeMap<>(), "verify passed"),
        new Outcome.Refused("check said no"),
        new Outcome.Failed("exit 3", OptionalInt.of(3)),
        new Outcome.Unknown("the host restarted"));
  }

  static Stream<Upgrade> a_state_survives_the_wire() {
    var progress = new Progress(PLAN, PLAN_HASH, List.of(), List.of());
    return Stream.of(
        new Upgrade.Unrequested(),
        Upgrade.replay(List.of(SampleMessages.upgradeEvents().getFirst())),
        new Upgrade.Undoing(ROLLBACK, UPGRADE, INSTALLATION, "operator"),
        new Upgrade.Refused(UPGRADE, INSTALLATION, "no path", "another " + new Release("1")),
        new Upgrade.Proposed(UPGRADE, PLAN, PLAN_HASH, "operator"),
        new Upgrade.Approved(UPGRADE, PLAN, PLAN_HASH, "operator", "approver"),
        new Upgrade.Cancelled(UPGRADE, INSTALLATION, "not tonight"),
        new Upgrade.Running(UPGRADE, progress),
        new Upgrade.Waiting(UPGRADE, progress, 0),
        new Upgrade.Paused(UPGRADE, progress, "lunch", "operator"),
        new Upgrade.Held(UPGRADE, progress, "exit 1 on " + Samples.NS1),
        new Upgrade.Succeeded(UPGRADE, progress),
        new Upgrade.Failed(UPGRADE, progress, "given up"),
        new Upgrade.RollingBack(UPGRADE, progress, ROLLBACK),
        new Upgrade.RolledBack(UPGRADE, progress, ROLLBACK));
  }

  private static String name(Object value) {
    return value.getClass().getName();
  }

  private static List<String> kinds(Class<?> type) {
    return leaves(type).<String>map(Class::getName).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(KindsTest::leaves)
        : Stream.of(type);
  }
}
