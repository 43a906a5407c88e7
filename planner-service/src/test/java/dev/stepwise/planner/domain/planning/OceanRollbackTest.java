package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OceanRollbackTest {
  @TempDir Path folder;

  @Test
  void an_undo_has_the_secrets_of_its_run_its_own_literals_and_its_own_answers() {
    var back = undo(new History(app()).succeedsUpTo(app().stages().size()).succeeded());
    var undump = Ocean.stage(back, "dump");

    assertThat(undump.action().answers()).contains(List.of("y"));
    assertThat(undump.runs().getFirst().secrets())
        .contains(Estate.texts(Map.of("DB_PASSWORD", "env:OCEAN_DB")));
    assertThat(undump.runs().getFirst().environment())
        .containsEntry("MODE_OF_UNDO", "gentle")
        .containsEntry("DUMP", "/DUMP/d1/0")
        .doesNotContainKey("DB_PASSWORD");
  }

  @Test
  void what_going_back_costs_is_said_before_the_start_and_again_before_the_rollback() {
    var forth = app();
    var back = undo(new History(forth).succeedsUpTo(forth.stages().size()).succeeded());

    assertThat(forth.risks())
        .contains(new Risk("Going back after 'Dump' costs: rows written since", Optional.empty()));
    assertThat(back.risks())
        .containsExactly(new Risk("Undoing 'Dump' costs: rows written since", Optional.empty()));
  }

  @Test
  void proofs_soaks_and_gates_leave_nothing_to_undo() {
    var back = undo(new History(app()).succeedsUpTo(app().stages().size()).succeeded());

    assertThat(back.stages())
        .extracting(Ocean::brief)
        .containsExactly("refit @ s4", "refit @ s3 s2", "refit @ s1", "dump @ d1");
  }

  @Test
  void an_upgrade_that_waits_for_a_signature_can_be_undone() {
    var plan = Ocean.plan(folder, "1.0", "2.0", Ocean.variant("infra"));
    var history = new History(plan).succeedsUpTo(3).asks(3);

    assertThat(undo(history).stages()).extracting(Ocean::brief).containsExactly("dump @ d1");
  }

  @Test
  void the_rollback_of_a_part_does_not_move_the_recorded_release_either() {
    var part = Ocean.plan(folder, "1.0", "2.0", Ocean.only("data"));
    var back = undo(new History(part).succeedsUpTo(part.stages().size()).succeeded());

    assertThat(back.isPartial()).isTrue();
    assertThat(back.components()).contains(List.of("data"));
  }

  @Test
  void a_shared_fact_is_seen_by_the_undo_of_another_host() {
    var back = undo(new History(app()).succeedsUpTo(app().stages().size()).succeeded());

    assertThat(Ocean.stage(back, "refit").runs().getFirst().environment())
        .containsEntry("SUM", "/SUM/d1/0")
        .doesNotContainKey("DUMP");
  }

  private Plan app() {
    return Ocean.plan(folder, "1.0", "2.0", Choice.NONE);
  }

  private static Plan undo(History history) {
    return Estate.planned(RollbackPlanner.undo(new UpgradeId("U-2"), history.state()));
  }
}
