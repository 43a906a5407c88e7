package dev.stepwise.contracts.upgrade;

import static dev.stepwise.contracts.Samples.INSTALLATION;
import static dev.stepwise.contracts.Samples.NOON;
import static dev.stepwise.contracts.Samples.NS1;
import static dev.stepwise.contracts.Samples.OUTPUT;
import static dev.stepwise.contracts.Samples.PLAN;
import static dev.stepwise.contracts.Samples.PLAN_HASH;
import static dev.stepwise.contracts.Samples.ROLLBACK;
import static dev.stepwise.contracts.Samples.T1;
import static dev.stepwise.contracts.Samples.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeReplayTest {
  private static final UpgradeEvent REQUESTED =
      new UpgradeRequested(
          UPGRADE,
          INSTALLATION,
          new Release("0.9.2"),
          "safest",
          List.of(NS1, T1),
          "operator",
          NOON);
  private static final List<UpgradeEvent> PROPOSED =
      and(
          List.of(REQUESTED),
          new FactsDiscovered(UPGRADE, NS1, new TreeMap<>(Map.of("LEADER", "true")), NOON),
          new FactsNotDiscovered(UPGRADE, T1, HostProblem.UNREACHABLE, "no route", NOON),
          new PlanProposed(UPGRADE, PLAN, PLAN_HASH, NOON));
  private static final List<UpgradeEvent> RUNNING =
      and(
          PROPOSED,
          new PlanApproved(UPGRADE, PLAN_HASH, "approver", NOON),
          new UpgradeStarted(UPGRADE, "operator", NOON),
          new StageStarted(UPGRADE, 0, NOON));
  private static final List<UpgradeEvent> HELD =
      and(
          RUNNING,
          new RunStarted(UPGRADE, 0, NS1, 1, 1, "executor-1", NOON),
          new RunFailed(UPGRADE, 0, NS1, 1, true, "exit 1", OptionalInt.of(1), OUTPUT, NOON),
          new UpgradeHeld(UPGRADE, 0, NS1, "exit 1", NOON));

  @Test
  void no_history_is_an_upgrade_that_nobody_asked_for() {
    assertThat(Upgrade.replay(List.of())).isEqualTo(new Upgrade.Unrequested());
  }

  @Test
  void facts_are_gathered_until_no_host_is_pending() {
    var state = (Upgrade.Discovering) Upgrade.replay(PROPOSED.subList(0, 3));

    assertThat(state.pending()).isEmpty();
    assertThat(state.facts()).containsOnlyKeys(NS1);
    assertThat(state.problems()).containsExactly(Map.entry(T1, "UNREACHABLE: no route"));
  }

  @Test
  void a_proposed_plan_waits_with_its_hash() {
    assertThat(Upgrade.replay(PROPOSED))
        .isEqualTo(new Upgrade.Proposed(UPGRADE, PLAN, PLAN_HASH, "operator"));
  }

  @Test
  void a_started_stage_commands_its_runs() {
    var state = (Upgrade.Running) Upgrade.replay(RUNNING);

    assertThat(state.progress().current()).containsExactly(Run.commanded(0, NS1, NOON));
  }

  @Test
  void a_reissue_raises_the_fence_and_keeps_the_attempt() {
    var state = replay(RUNNING, new RunReissued(UPGRADE, 0, NS1, 1, 2, "silent", NOON));

    var run = ((Upgrade.Running) state).progress().run(0, NS1);
    assertThat(run.fence()).isEqualTo(2);
    assertThat(run.attempt()).isEqualTo(1);
  }

  @Test
  void a_failed_run_holds_the_upgrade_and_remembers_that_it_may_have_changed_the_host() {
    var state = (Upgrade.Held) Upgrade.replay(HELD);

    assertThat(state.reason()).isEqualTo("exit 1");
    assertThat(state.progress().run(0, NS1).mayHaveChanged()).isTrue();
  }

  @Test
  void a_run_that_check_refused_has_changed_nothing() {
    var refused =
        new RunFailed(UPGRADE, 0, NS1, 1, false, "check", OptionalInt.empty(), OUTPUT, NOON);

    var state = (Upgrade.Running) replay(RUNNING, refused);

    assertThat(state.progress().run(0, NS1).mayHaveChanged()).isFalse();
  }

  @Test
  void a_retry_runs_again_and_still_remembers_the_change() {
    var state = replay(HELD, new RunRetried(UPGRADE, 0, NS1, 2, 2, "operator", NOON));

    var run = ((Upgrade.Running) state).progress().run(0, NS1);
    assertThat(run.status()).isEqualTo(Run.Status.COMMANDED);
    assertThat(run.attempt()).isEqualTo(2);
    assertThat(run.mayHaveChanged()).isTrue();
  }

  @Test
  void facts_of_a_run_reach_later_runs_on_its_host() {
    var state = replay(RUNNING, succeeded(0, NS1, "BACKUP_DIR", "/b"), started(1));

    var progress = ((Upgrade.Running) state).progress();
    assertThat(progress.environmentOf(1, NS1)).containsEntry("BACKUP_DIR", "/b");
    assertThat(progress.environmentOf(1, T1)).doesNotContainKey("BACKUP_DIR");
  }

  @Test
  void a_shared_fact_reaches_later_runs_on_any_host() {
    var progress = runningWith(Optional.of(List.of("SHARED")));

    assertThat(progress.environmentOf(1, T1)).containsEntry("SHARED", "s").doesNotContainKey("OWN");
    assertThat(progress.environmentOf(1, NS1)).containsEntry("OWN", "o");
  }

  @Test
  void nothing_is_shared_unless_the_stage_says_so() {
    assertThat(runningWith(Optional.empty()).environmentOf(1, T1)).doesNotContainKey("SHARED");
  }

  private static Progress runningWith(Optional<List<String>> shared) {
    var stages = new ArrayList<>(PLAN.stages());
    stages.set(0, withChecklistAndShared(stages.getFirst(), Optional.empty(), shared));
    var plan = withStages(stages);
    var facts = new TreeMap<>(Map.of("SHARED", "s", "OWN", "o"));
    return ((Upgrade.Running)
            Upgrade.replay(
                List.of(
                    REQUESTED,
                    new PlanProposed(UPGRADE, plan, PLAN_HASH, NOON),
                    new PlanApproved(UPGRADE, PLAN_HASH, "approver", NOON),
                    new UpgradeStarted(UPGRADE, "operator", NOON),
                    started(0),
                    new RunSucceeded(UPGRADE, 0, NS1, 1, facts, "verified", OUTPUT, NOON),
                    started(1))))
        .progress();
  }

  private static Stage withChecklistAndShared(
      Stage stage, Optional<List<String>> checklist, Optional<List<String>> shared) {
    return new Stage(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        stage.cite(),
        stage.down(),
        stage.effect(),
        stage.action(),
        stage.estimate(),
        stage.runs(),
        Optional.empty(),
        shared,
        checklist,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Plan withStages(List<Stage> stages) {
    return new Plan(
        PLAN.upgradeId(),
        PLAN.rollbackOf(),
        PLAN.installation(),
        PLAN.from(),
        PLAN.to(),
        PLAN.path(),
        PLAN.playbook(),
        PLAN.facts(),
        stages,
        PLAN.library(),
        PLAN.scripts(),
        PLAN.risks(),
        PLAN.forecast(),
        PLAN.unavailable());
  }

  @Test
  void a_checklist_is_awaited_between_stages_and_a_signature_lets_the_upgrade_go_on() {
    var asked = new ConfirmationAsked(UPGRADE, 1, NOON);
    var done = and(RUNNING, succeeded(0, NS1, "A", "b"));

    assertThat(replay(done, asked))
        .isInstanceOfSatisfying(
            Upgrade.Waiting.class,
            waiting -> {
              assertThat(waiting.stage()).isEqualTo(1);
              assertThat(waiting.progress().stageIndex()).isZero();
            });
    var signed = new ChecklistSigned(UPGRADE, 1, List.of("read"), "operator", NOON);
    assertThat(replay(done, asked, signed, started(1)))
        .isInstanceOfSatisfying(
            Upgrade.Running.class,
            running -> assertThat(running.progress().stageIndex()).isEqualTo(1));
  }

  @Test
  void an_upgrade_that_waits_for_a_signature_can_be_stopped_and_rolled_back() {
    var waiting =
        and(RUNNING, succeeded(0, NS1, "A", "b"), new ConfirmationAsked(UPGRADE, 1, NOON));

    assertThat(replay(waiting, new UpgradeFailed(UPGRADE, "no", "x", NOON)))
        .isInstanceOf(Upgrade.Failed.class);
    assertThat(replay(waiting, new RollbackStarted(UPGRADE, ROLLBACK, NOON)))
        .isInstanceOf(Upgrade.RollingBack.class);
  }

  @Test
  void the_last_stage_done_is_success() {
    assertThat(Upgrade.replay(wholeHistory())).isInstanceOf(Upgrade.Succeeded.class);
  }

  @Test
  void a_rolled_back_upgrade_names_its_rollback() {
    var state =
        replay(
            wholeHistory(),
            new RollbackStarted(UPGRADE, ROLLBACK, NOON),
            new UpgradeEvent.RolledBack(UPGRADE, ROLLBACK, NOON));

    assertThat(((Upgrade.RolledBack) state).rollback()).isEqualTo(ROLLBACK);
  }

  @Test
  void a_rollback_is_planned_without_asking_the_hosts() {
    var state =
        Upgrade.replay(
            List.of(
                new RollbackRequested(ROLLBACK, UPGRADE, INSTALLATION, "operator", NOON),
                new PlanProposed(ROLLBACK, PLAN, PLAN_HASH, NOON)));

    assertThat(state).isEqualTo(new Upgrade.Proposed(ROLLBACK, PLAN, PLAN_HASH, "operator"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void what_could_not_have_followed_is_a_corrupt_history(
      String why, List<UpgradeEvent> history, UpgradeEvent event) {
    var state = Upgrade.replay(history);

    assertThatThrownBy(() -> state.evolve(event)).as(why).isInstanceOf(CorruptHistory.class);
  }

  static List<Object[]> what_could_not_have_followed_is_a_corrupt_history() {
    return List.of(
        corrupt("requested twice", PROPOSED, REQUESTED),
        corrupt("started without approval", PROPOSED, new UpgradeStarted(UPGRADE, "x", NOON)),
        corrupt(
            "another plan approved",
            PROPOSED,
            new PlanApproved(UPGRADE, Sha256.of("another"), "x", NOON)),
        corrupt("planned while running", RUNNING, PROPOSED.getLast()),
        corrupt("refused while running", RUNNING, new UpgradeRefused(UPGRADE, "no", "try", NOON)),
        corrupt("cancelled while running", RUNNING, new UpgradeCancelled(UPGRADE, "no", "x", NOON)),
        corrupt("a stage skipped", RUNNING, started(2)),
        corrupt("a stage before the one under way is done", RUNNING, started(1)),
        corrupt("a stage that the plan does not have", wholeRun(), started(3)),
        corrupt("a run that the stage does not have", RUNNING, succeeded(0, T1, "A", "b")),
        corrupt("asked before the stage is done", RUNNING, new ConfirmationAsked(UPGRADE, 1, NOON)),
        corrupt(
            "signed without being asked",
            RUNNING,
            new ChecklistSigned(UPGRADE, 1, List.of("read"), "x", NOON)),
        corrupt("success before the last stage", RUNNING, new UpgradeSucceeded(UPGRADE, NOON)),
        corrupt("stopped while running", RUNNING, new UpgradeFailed(UPGRADE, "no", "x", NOON)),
        corrupt("rolled back while running", RUNNING, new RollbackStarted(UPGRADE, ROLLBACK, NOON)),
        corrupt("an event before all others", List.of(), new UpgradeSucceeded(UPGRADE, NOON)));
  }

  private static Object[] corrupt(String why, List<UpgradeEvent> history, UpgradeEvent event) {
    return new Object[] {why, history, event};
  }

  private static List<UpgradeEvent> wholeHistory() {
    return and(wholeRun(), new UpgradeSucceeded(UPGRADE, NOON));
  }

  private static List<UpgradeEvent> wholeRun() {
    return and(
        RUNNING,
        succeeded(0, NS1, "BACKUP_DIR", "/b"),
        started(1),
        succeeded(1, NS1, "BACKUP_DIR", "/c"),
        succeeded(1, T1, "BACKUP_DIR", "/d"),
        started(2),
        succeeded(2, T1, "BACKUP_DIR", "/e"));
  }

  private static UpgradeEvent started(int stage) {
    return new StageStarted(UPGRADE, stage, NOON);
  }

  private static UpgradeEvent succeeded(int stage, HostId host, String fact, String value) {
    return new RunSucceeded(
        UPGRADE, stage, host, 1, new TreeMap<>(Map.of(fact, value)), "verified", OUTPUT, NOON);
  }

  private static Upgrade replay(List<UpgradeEvent> history, UpgradeEvent... more) {
    return Upgrade.replay(and(history, more));
  }

  private static List<UpgradeEvent> and(List<UpgradeEvent> history, UpgradeEvent... more) {
    var all = new ArrayList<>(history);
    all.addAll(List.of(more));
    return all;
  }
}
