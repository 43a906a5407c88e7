package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanMakerTest {
  @TempDir Path folder;

  @Test
  void a_roll_goes_host_by_host_with_the_leader_last_and_leaves_out_what_does_not_apply() {
    assertThat(Ferry.plan(folder, "2.0", "3.0").stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "close @ g1",
            "node n1: replace @ n1",
            "node n1: catch-up @ g1",
            "node n3: replace @ n3",
            "node n3: catch-up @ g1",
            "node n2: replace @ n2",
            "open @ g1",
            "look @ n1 n3");
  }

  @Test
  void stages_are_numbered_in_their_order() {
    assertThat(Ferry.plan(folder, "1.0", "3.0").stages())
        .extracting(Stage::index)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void a_run_sees_the_installation_its_host_its_facts_its_hop_and_its_literals() {
    var run = Ferry.plan(folder, "2.0", "3.0").stages().get(1).runs().getFirst();

    assertThat(run.environment())
        .isEqualTo(
            Map.ofEntries(
                Map.entry("CLUSTER", "blue"),
                Map.entry("MODE", "calm"),
                Map.entry("HOST_DIR", "/srv/n1"),
                Map.entry("PORT", "7"),
                Map.entry("VERSION", "2.0"),
                Map.entry("LEADS", "false"),
                Map.entry("REPLICATION", "on"),
                Map.entry("SPEED", "2"),
                Map.entry("FROM", "2.0"),
                Map.entry("TO", "3.0"),
                Map.entry("ROLLED_HOST", "n1"),
                Map.entry("ROLLED_HOST_DIR", "/srv/n1"),
                Map.entry("ROLLED_PORT", "7"),
                Map.entry("STEPWISE_UPGRADE", "U-1"),
                Map.entry("STEPWISE_STAGE", "1"),
                Map.entry("STEPWISE_HOST", "n1")));
  }

  @Test
  void a_step_for_another_role_in_a_roll_sees_whose_turn_it_is() {
    var run = Ferry.plan(folder, "2.0", "3.0").stages().get(4).runs().getFirst();

    assertThat(run.environment())
        .containsEntry("STEPWISE_HOST", "g1")
        .containsEntry("HOST_DIR", "/srv/g1")
        .containsEntry("ROLLED_HOST", "n3")
        .containsEntry("ROLLED_HOST_DIR", "/srv/n3");
  }

  @Test
  void what_is_down_is_down_from_its_first_stage_to_its_last() {
    var plan = Ferry.plan(folder, "2.0", "3.0");

    assertThat(plan.stages())
        .extracting(Stage::down)
        .startsWith(List.of("writes"), List.of("node", "writes"), List.of("writes"))
        .endsWith(List.of("writes"), List.of());
    assertThat(plan.forecast())
        .isEqualTo(
            new Forecast(
                Duration.ofSeconds(10 + 180 + 180 + 120 + 10 + 30),
                new TreeMap<>(
                    Map.of(
                        "writes",
                        Duration.ofSeconds(10 + 180 + 180 + 120 + 10),
                        "node",
                        Duration.ofSeconds(180 + 180 + 120)))));
  }

  @Test
  void the_risks_are_what_crossed_releases_say_and_every_loss() {
    assertThat(Ferry.plan(folder, "1.0", "3.0").risks())
        .containsExactly(
            new Risk("2.0: data is converted", Optional.of("log#2")),
            new Risk("3.0: the old client is gone", Optional.empty()),
            new Risk(
                "No way back after 'Convert the data': the old data; the dump remains",
                Optional.empty()));
  }

  @Test
  void every_script_that_a_stage_or_its_undo_needs_is_in_the_plan() {
    var plan = Ferry.plan(folder, "1.0", "3.0");

    assertThat(plan.scripts().values())
        .contains("# scripts/put-back.sh\n", "# scripts/idle.sh\n")
        .doesNotContain("# facts/version.sh\n", "# scripts/sweep.sh\n");
  }

  @Test
  void the_same_inputs_give_the_same_plan_to_the_byte() {
    assertThat(Wire.hashOf(Ferry.plan(folder.resolve("a"), "1.0", "3.0")))
        .isEqualTo(Wire.hashOf(Ferry.plan(folder.resolve("b"), "1.0", "3.0")));
  }

  @Test
  void the_order_in_which_facts_arrive_does_not_matter() {
    var backwards = new TreeMap<HostId, SortedMap<String, String>>();
    Ferry.facts("2.0")
        .reversed()
        .forEach((host, facts) -> backwards.put(host, new TreeMap<>(facts.reversed())));
    var again = plan(Ferry.installation(), backwards);

    assertThat(Wire.hashOf(again)).isEqualTo(Wire.hashOf(Ferry.plan(folder, "2.0", "3.0")));
  }

  @Test
  void a_plan_survives_the_wire() {
    var plan = Ferry.plan(folder, "1.0", "3.0");

    assertThat(Wire.decode(Wire.encode(plan), Plan.class)).isEqualTo(plan);
  }

  private Plan plan(Installation installation, SortedMap<HostId, SortedMap<String, String>> facts) {
    return Estate.planned(
        PlanMaker.plan(
            Estate.ID,
            Ferry.playbook(folder),
            installation,
            Estate.release("3.0"),
            Policy.SAFEST,
            facts,
            new TreeMap<>()));
  }
}
