package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.contracts.plan.Stage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RollbackPlannerTest {
  private static final UpgradeId BACK = new UpgradeId("U-2");

  @TempDir Path folder;

  @Test
  void undoes_what_was_done_in_exact_reverse() {
    var plan = undo(rollOver().succeedsUpTo(8).succeeded());

    assertThat(plan.stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "open @ g1",
            "node n2: replace @ n2",
            "node n3: replace @ n3",
            "node n1: replace @ n1",
            "close @ g1");
  }

  @Test
  void goes_from_the_target_to_where_the_upgrade_began() {
    var plan = undo(rollOver().succeedsUpTo(8).succeeded());

    assertThat(plan.rollbackOf()).contains(Estate.ID);
    assertThat(plan.path())
        .containsExactly(
            new Hop(Estate.release("3.0"), Estate.release("2.0"), "roll-over", Optional.empty()));
  }

  @Test
  void each_undo_runs_the_undo_of_its_step_and_changes_nothing_that_needs_undoing() {
    var plan = undo(rollOver().succeedsUpTo(8).succeeded());
    var first = plan.stages().getFirst();

    assertThat(plan.stages())
        .extracting(Stage::title)
        .containsExactly(
            "Undo: Open",
            "Put the old node back",
            "Put the old node back",
            "Put the old node back",
            "Undo: Close");
    assertThat(first.action().run().name()).isEqualTo("scripts/close.sh");
    assertThat(plan.textOf(first.action().run())).isEqualTo("# scripts/close.sh\n");
    assertThat(plan.stages()).extracting(Stage::effect).containsOnly(new Effect.None());
  }

  @Test
  void each_undo_has_the_environment_and_the_facts_of_the_very_run() {
    var plan = undo(rollOver().succeedsUpTo(8).succeeded());

    assertThat(plan.stages().get(2).runs().getFirst().environment())
        .containsEntry("BACKUP", "/BACKUP/n3/3")
        .containsEntry("STEPWISE_STAGE", "3")
        .containsEntry("ROLLED_HOST", "n3")
        .containsEntry("FROM", "2.0");
  }

  @Test
  void a_run_that_failed_after_it_was_started_is_undone_too() {
    var plan = undo(rollOver().succeedsUpTo(3).starts(3).fails(3, "n3", true).held(3, "n3"));

    assertThat(plan.stages())
        .extracting(Ferry::brief)
        .containsExactly("node n3: replace @ n3", "node n1: replace @ n1", "close @ g1");
  }

  @Test
  void a_run_whose_outcome_is_unknown_is_undone_too() {
    var plan = undo(rollOver().succeedsUpTo(3).starts(3).loses(3, "n3").held(3, "n3"));

    assertThat(plan.stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "node n3: end-earlier-run @ n3",
            "node n3: replace @ n3",
            "node n1: replace @ n1",
            "close @ g1");
  }

  @ParameterizedTest(name = "after {0} stages")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void a_rollback_is_the_reverse_of_what_may_have_changed_something(int done) {
    var original = Ferry.plan(folder, "2.0", "3.0");
    var history = new History(original).succeedsUpTo(done).starts(done);
    original
        .stages()
        .get(done)
        .runs()
        .forEach(run -> history.fails(done, run.host().value(), true));
    history.held(done, host(original, done));
    var changed =
        original.stages().subList(0, done + 1).reversed().stream()
            .filter(stage -> stage.effect() instanceof Effect.Reversible)
            .map(Ferry::brief)
            .toList();

    assertThat(undo(history).stages()).extracting(Ferry::brief).isEqualTo(changed);
  }

  @Test
  void reaches_back_to_the_first_release_after_the_last_point_of_no_return() {
    var plan = undo(whole().succeedsUpTo(11).succeeded());

    assertThat(plan.to()).isEqualTo(Estate.release("2.0"));
    assertThat(plan.stages().getLast().step().value()).isEqualTo("close");
    assertThat(plan.risks())
        .containsExactly(
            new Risk(
                "The rollback ends at 2.0, because 'Convert the data' was a point of no return: the"
                    + " old data; the dump remains",
                Optional.empty()));
  }

  @Test
  void a_point_of_no_return_that_was_not_reached_does_not_stand_in_the_way() {
    var plan = undo(whole().succeedsUpTo(1).commands(1).fails(1, "g1", false).held(1, "g1"));

    assertThat(plan.stages()).extracting(Ferry::brief).containsExactly("dump @ g1");
    assertThat(plan.to()).isEqualTo(Estate.release("1.0"));
  }

  @Test
  void there_is_no_plan_when_the_point_of_no_return_lies_in_the_last_hop_that_was_begun() {
    var history = whole().succeedsUpTo(2).starts(2).fails(2, "g1", true).held(2, "g1");

    assertThat(Estate.refused(RollbackPlanner.undo(BACK, history.state())).reason())
        .isEqualTo(
            "Expected a release to go back to, but 'Convert the data' was a point of no return: the"
                + " old data; the dump remains");
  }

  @Test
  void a_rollback_is_not_rolled_back() {
    var back = undo(rollOver().succeedsUpTo(8).succeeded());
    var history = new History(back).succeedsUpTo(5).succeeded();

    assertThat(Estate.refused(RollbackPlanner.undo(new UpgradeId("U-3"), history.state())).reason())
        .isEqualTo("Expected an upgrade, but U-2 is itself a rollback.");
  }

  @Test
  void nothing_is_undone_while_a_run_still_goes_on() {
    var plan = Ferry.plan(folder, "2.0", "3.0");
    var last = plan.stages().getLast();
    var history =
        new History(plan)
            .succeedsUpTo(last.index())
            .starts(last.index())
            .fails(last.index(), "n1", true)
            .held(last.index(), "n1");

    assertThat(Estate.refused(RollbackPlanner.undo(BACK, history.state())).reason())
        .isEqualTo("Expected no run under way, but 'Look' on n3 is.");
  }

  @Test
  void an_upgrade_that_runs_is_not_undone() {
    assertThat(
            Estate.refused(RollbackPlanner.undo(BACK, rollOver().succeedsUpTo(2).state())).reason())
        .isEqualTo("Expected upgrade U-1 to be held or over, but it is running.");
  }

  private History rollOver() {
    return new History(Ferry.plan(folder, "2.0", "3.0"));
  }

  private History whole() {
    return new History(Ferry.plan(folder, "1.0", "3.0"));
  }

  private static String host(Plan plan, int stage) {
    return plan.stages().get(stage).runs().getFirst().host().value();
  }

  private static Plan undo(History history) {
    return Estate.planned(RollbackPlanner.undo(BACK, history.state()));
  }
}
