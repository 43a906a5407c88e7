package dev.stepwise.playbook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.StepId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform is a folder, no Java: the ferry uses the whole language.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FerryTest {
  private static final Path FERRY = Path.of("src/test/playbooks/ferry");

  @TempDir Path folder;

  @Test
  void there_is_nothing_to_complain_of() {
    assertThat(Lint.of(FERRY)).isEmpty();
  }

  @Test
  void sequences_are_put_where_they_are_used() {
    assertThat(ferry().procedure("convert").steps())
        .extracting(step -> step.id().value())
        .containsExactly(
            "back-up",
            "close-gate",
            "last-passengers",
            "tell-piers",
            "convert-log",
            "rolling-stop",
            "rolling-install",
            "rolling-start",
            "stopped-stop",
            "stopped-install",
            "stopped-start",
            "gate-stop",
            "gate-install",
            "gate-start",
            "tell-witness",
            "open-gate");
  }

  @Test
  void a_step_of_a_sequence_takes_from_its_use_what_it_does_not_say() {
    var step = step("stopped-stop");

    assertThat(step.title()).isEqualTo("Stop Ferry (stopped)");
    assertThat(step.on()).containsExactly("node");
    assertThat(step.scope().components()).containsExactly("node");
    assertThat(step.when()).hasToString("Optional[variant == 'stopped']");
  }

  @Test
  void a_roll_says_for_its_steps_when_and_for_what_they_are_done() {
    var step = step("rolling-stop");

    assertThat(step.on()).isEmpty();
    assertThat(step.scope().components()).containsExactly("node");
    assertThat(step.when()).hasToString("Optional[variant == 'rolling']");
  }

  @Test
  void a_roll_begins_with_the_canary_and_grows() {
    var roll =
        (Roll)
            ferry().procedure("renew").parts().stream()
                .filter(Roll.class::isInstance)
                .findFirst()
                .orElseThrow();

    assertThat(roll.canary()).contains("IS_QUIET");
    assertThat(roll.soak()).contains(Duration.ofSeconds(1));
    assertThat(roll.turns(7)).containsExactly(1, 4, 2);
    assertThat(roll.turns(1)).containsExactly(1);
    assertThat(roll.turns(0)).isEmpty();
  }

  @Test
  void a_gate_changes_nothing_and_may_wait_long() {
    var gate = step("last-passengers");

    assertThat(gate.precautions().gate()).contains(Gate.DRAIN);
    assertThat(gate.effect()).isEqualTo(new StepEffect.None());
    assertThat(gate.action().run()).isEmpty();
    assertThat(gate.action().verifyWithin()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void what_a_step_needs_is_known_by_its_id() {
    assertThat(step("convert-log").precautions())
        .isEqualTo(
            new Precautions(
                true, false, Optional.empty(), Optional.empty(), List.of(new StepId("back-up"))));
  }

  @Test
  void a_checklist_has_a_title_and_items() {
    assertThat(step("close-gate").precautions().confirm())
        .contains(
            new Checklist(
                Optional.of("Before the gate closes"),
                List.of("The piers have been told", "Nobody waits on the far side")));
  }

  @Test
  void an_undo_says_what_is_lost_and_has_an_environment_of_its_own() {
    assertThat(((StepEffect.Reversible) step("convert-log").effect()).loss())
        .contains("crossings after the upgrade are lost");
    assertThat(((StepEffect.Reversible) step("tell-witness").effect()).with())
        .isEqualTo(Map.of("BACK", "yes"));
  }

  @Test
  void parameters_have_types_of_their_own() {
    assertThat(parameter("ADMIN_PASSWORD")).matches(Variable::isSecret);
    assertThat(parameter("ADMIN_PASSWORD").accepts("open sesame")).isFalse();
    assertThat(parameter("ADMIN_PASSWORD").accepts("vault:stepwise/ferry#password")).isTrue();
    assertThat(parameter("ADMIN_PASSWORD").accepts("vault:stepwise/ferry")).isFalse();
    assertThat(parameter("ADMIN_PASSWORD").accepts("vault:../ferry#password")).isFalse();
    assertThat(parameter("ADMIN_PASSWORD").accepts("env:FERRY_PASSWORD")).isTrue();
    assertThat(parameter("PIERS").defaultValue()).contains("north\nsouth");
    assertThat(parameter("LOG_FORMAT").accepts("loud")).isFalse();
    assertThat(parameter("LOG_FORMAT").words()).isEqualTo("one of `plain` and `compact`");
    assertThat(parameter("BANNER").accepts("")).isTrue();
  }

  @Test
  void what_counts_in_one_topology_alone_says_so() {
    assertThat(requireNonNull(ferry().roles().get("witness")).scope().inTopology("single"))
        .isFalse();
    assertThat(step("tell-witness").scope().inTopology("single")).isFalse();
    assertThat(step("open-gate").scope().inTopology("single")).isTrue();
  }

  @Test
  void a_phantom_is_in_the_manuals_catalogue_alone_and_a_late_release_in_the_real_one() {
    assertThat(ferry().catalogue(Catalogue.REAL))
        .extracting(release -> release.release().version())
        .containsExactly("1.0", "1.2", "2.0", "2.1");
    assertThat(ferry().catalogue(Catalogue.MANUAL))
        .extracting(release -> release.release().version())
        .containsExactly("1.0", "1.1", "1.2", "2.0");
    assertThat(ferry().find(new Release("1.1")).orElseThrow().remark())
        .contains("only 1.1rc1 was published");
    assertThat(ferry().find(new Release("2.0")).orElseThrow().properties())
        .isEqualTo(Map.of("SCHEMA", "4"));
  }

  @Test
  void rules_speak_of_neighbours_of_variants_and_of_facts() {
    var next = ferry().paths().get(3);

    assertThat(next.matches(new Release("2.0"), new Release("2.1"), true)).isTrue();
    assertThat(next.matches(new Release("2.0"), new Release("2.1"), false)).isFalse();
    assertThat(next.moves().scope().inVariant("stopped")).isFalse();
    assertThat(ferry().paths().get(1).moves().when().orElseThrow().facts())
        .containsExactly("SCHEMA");
    assertThat(ferry().downgrades()).hasSize(2);
  }

  @Test
  void a_requirement_is_asked_of_every_host_of_a_role() {
    var space = ferry().requirements().get(1);

    assertThat(space.on()).containsExactly("node");
    assertThat(space.otherwise()).isEqualTo(Requirement.Otherwise.CONFIRM);
    assertThat(space.must().named(Reference.HOST_FACT)).containsExactly("FREE_GIB");
  }

  @Test
  void the_first_variant_is_the_default() {
    assertThat(ferry().variants()).extracting(Variant::name).containsExactly("rolling", "stopped");
    assertThat(ferry().components())
        .containsExactly(
            new Component("gate", "the gate", List.of("gate")),
            new Component("node", "the nodes", List.of("node")));
  }

  @Test
  void a_use_hides_nothing_that_a_step_says_itself() {
    var with =
        Draft.ferry(folder)
            .with(
                "      - use: replace-everything",
                "      - {use: replace-everything, with: {BACK: perhaps, SPEED: slow}}")
            .sound()
            .procedure("convert")
            .steps()
            .stream()
            .filter(step -> step.id().value().equals("tell-witness"))
            .findFirst()
            .orElseThrow()
            .with();

    assertThat(with).isEqualTo(new TreeMap<>(Map.of("BACK", "no", "SPEED", "slow")));
  }

  private Variable parameter(String name) {
    return requireNonNull(ferry().parameters().get(name));
  }

  private Step step(String id) {
    return ferry().procedure("convert").steps().stream()
        .filter(step -> step.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private Playbook ferry() {
    return Draft.ferry(folder).sound();
  }
}
