package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.EarlierRun;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rollbacks in part, after others, and of what may still run. The second hop of the ferry: close;
/// replace n1, n3 and, as the leader last, n2; open.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RollbackScopeTest {
  private static final UpgradeId BACK = new UpgradeId("U-2");
  private static final UpgradeId AGAIN = new UpgradeId("U-3");

  @TempDir Path folder;

  @Test
  void one_host_goes_back_while_others_of_its_roll_stay() {
    var plan = plan(rollOver().succeedsUpTo(4).starts(4).fails(4, "g1", true).held(4, "g1"), "n1");

    assertThat(plan.stages()).extracting(Ferry::brief).containsExactly("node n1: replace @ n1");
    assertThat(plan.isPartial()).isTrue();
    assertThat(wayBack(plan).stays())
        .containsExactly("'Close' on g1", "'Replace' on n3", "sending new orders: down, as now");
    assertThat(wayBack(plan).left()).contains("2 steps of U-1 on g1, n3 are still done");
    assertThat(wayBack(plan).release())
        .isEqualTo("stays as it is recorded: some hosts will have 2.0, the others keep theirs");
  }

  @Test
  void what_was_taken_down_for_the_work_is_taken_down_for_its_undo() {
    var plan = plan(rollOver().succeedsUpTo(8).succeeded(), "n2");

    assertThat(plan.stages())
        .extracting(Ferry::brief)
        .containsExactly("open @ g1", "node n2: replace @ n2", "close @ g1");
  }

  @Test
  void a_host_stays_while_one_that_must_come_last_was_done_after_it() {
    assertThat(refusal(rollOver().succeedsUpTo(8).succeeded(), hosts("n1")))
        .isEqualTo(
            "Expected nothing that stays to be built upon 'Replace' on n1, but 'Replace' on n2 came"
                + " later and stays.");
  }

  @Test
  void a_host_on_which_nothing_was_done_is_refused_and_so_is_a_component_nobody_declared() {
    var history = rollOver().succeedsUpTo(8).succeeded();

    assertThat(refusal(history, hosts("n7")))
        .isEqualTo("Expected a host on which something can be undone, but got 'n7'.");
    assertThat(refusal(history, new RollbackScope(List.of(), List.of("engine"), Optional.empty())))
        .isEqualTo("Expected a component that the playbook upgrades alone, but got 'engine'.");
  }

  @Test
  void goes_back_to_a_release_that_was_passed_and_to_no_other() {
    var history = new History(Ferry.plan(folder, "1.0", "3.0")).succeedsUpTo(11).succeeded();

    var plan = plan(history.state(), List.of(), to("2.0"));

    assertThat(plan.to()).isEqualTo(Estate.release("2.0"));
    assertThat(wayBack(plan).scope()).isEmpty();
    assertThat(refusal(history, to("1.0")))
        .isEqualTo(
            "Expected a release after the last point of no return, but 1.0 lies before 'Convert the"
                + " data': the old data; the dump remains");
    assertThat(refusal(history, to("7.0")))
        .isEqualTo("Expected a release that the upgrade has left behind, but got 7.0.");
  }

  @Test
  void a_point_of_no_return_is_told_with_what_remains_by_its_real_name() {
    var history = new History(Ferry.plan(folder, "1.0", "3.0")).succeedsUpTo(11).succeeded();

    assertThat(wayBack(plan(history.state(), List.of(), RollbackScope.WHOLE)).points())
        .containsExactly(
            "'Convert the data' was a point of no return. Lost: the old data; the dump remains."
                + " Kept: DUMP=/DUMP/g1/0 on g1");
  }

  @Test
  void tells_what_is_put_back_from_where() {
    var plan = plan(rollOver().succeedsUpTo(8).succeeded(), "n2");

    assertThat(wayBack(plan).restores())
        .contains("Put the old node back on n2: from BACKUP=/BACKUP/n2/5");
  }

  @Test
  void a_second_rollback_does_only_the_rest() {
    var original = rollOver().succeedsUpTo(8).succeeded().state();
    var first = plan(original, List.of(), RollbackScope.WHOLE);
    var stopped = new History(first).succeedsUpTo(2).state();

    assertThat(plan(original, List.of(stopped), RollbackScope.WHOLE).stages())
        .extracting(Ferry::brief)
        .containsExactly("node n3: replace @ n3", "node n1: replace @ n1", "close @ g1");
  }

  @Test
  void what_a_rollback_in_part_took_down_and_brought_back_is_undone_by_the_next() {
    var original = rollOver().succeedsUpTo(8).succeeded().state();
    var part = new History(plan(original, List.of(), hosts("n2"))).succeedsUpTo(3).succeeded();

    var rest = plan(original, List.of(part.state()), RollbackScope.WHOLE);

    assertThat(rest.stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "open @ g1", "node n3: replace @ n3", "node n1: replace @ n1", "close @ g1");
    assertThat(rest.isPartial()).isFalse();
    assertThat(wayBack(rest).left()).isEmpty();
  }

  @Test
  void what_may_still_run_is_ended_on_its_host_before_anything_is_undone() {
    var history = rollOver().succeedsUpTo(3).starts(3).loses(3, "n3").held(3, "n3");

    var first = plan(history.state(), List.of(), RollbackScope.WHOLE).stages().getFirst();

    assertThat(first.title()).isEqualTo("Make sure that 'Replace' of U-1 no longer runs");
    assertThat(first.runs())
        .extracting(PlannedRun::ends)
        .containsExactly(
            Optional.of(
                List.of(new EarlierRun(new AttemptId(Estate.ID, 3, new HostId("n3"), 1), 2))));
  }

  @Test
  void what_would_be_undone_now_can_be_seen_while_it_runs() {
    var running = rollOver().succeedsUpTo(3).starts(3).state();

    var plan =
        Estate.planned(
            RollbackPlanner.preview(
                BACK, new Undo(running, List.of(), RollbackScope.WHOLE, "memory")));

    assertThat(plan.stages())
        .extracting(Ferry::brief)
        .containsExactly(
            "node n3: end-earlier-run @ n3",
            "node n3: replace @ n3",
            "node n1: replace @ n1",
            "close @ g1");
  }

  private History rollOver() {
    return new History(Ferry.plan(folder, "2.0", "3.0"));
  }

  private static RollbackScope hosts(String host) {
    return new RollbackScope(List.of(new HostId(host)), List.of(), Optional.empty());
  }

  private static RollbackScope to(String release) {
    return new RollbackScope(List.of(), List.of(), Optional.of(Estate.release(release)));
  }

  private static Plan plan(History history, String host) {
    return plan(history.state(), List.of(), hosts(host));
  }

  private static Plan plan(Begun original, List<Begun> rollbacks, RollbackScope scope) {
    return Estate.planned(planning(original, rollbacks, scope));
  }

  private static String refusal(History history, RollbackScope scope) {
    return Estate.refused(planning(history.state(), List.of(), scope)).reason();
  }

  private static Planning planning(Begun original, List<Begun> rollbacks, RollbackScope scope) {
    return RollbackPlanner.undo(
        rollbacks.isEmpty() ? BACK : AGAIN, new Undo(original, rollbacks, scope, Undo.SEALED_LOG));
  }

  private static WayBack wayBack(Plan plan) {
    return plan.wayBack().orElseThrow();
  }
}
