package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.FAILURE;
import static dev.stepwise.planner.domain.Histories.H1;
import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.PRINTED;
import static dev.stepwise.planner.domain.Histories.ROLLBACK;
import static dev.stepwise.planner.domain.Histories.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.AskOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import dev.stepwise.planner.domain.UpgradeCommand.ConfirmOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Forecaster;
import dev.stepwise.planner.domain.timing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Ada asks at noon; Ben and Chen agree until one. The plan has two stages on one host, and it
/// rests when they are over at two.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenewalsTest {
  private static final Instant ONE = NOON.plusSeconds(3600);
  private static final Instant TWO = NOON.plusSeconds(7200);
  private static final Instant THREE = NOON.plusSeconds(10_800);
  private static final ApprovalRules RULES = rules();

  private final UpgradeDecider decider = new UpgradeDecider();
  private final List<UpgradeEvent> history = new ArrayList<>();
  private Plan plan = Plans.under(RULES, Plans.plan(ID, Optional.empty(), 2, 1));
  private Upgrade state = decider.initial();
  private Decision<UpgradeEvent> last = new Accepted<>(List.of());

  @Test
  void what_was_paused_for_longer_than_its_approval_is_not_resumed() {
    paused();

    says(new Resume(ID, "ada", TWO));

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
    assertThat(words()).contains("it ended at " + ONE, "approve the same plan again");
    assertThat(name()).isEqualTo(StateName.PAUSED);
  }

  @Test
  void a_short_pause_needs_nobody() {
    paused();

    says(new Resume(ID, "ada", ONE.minusSeconds(1)));

    assertThat(news()).containsExactly("UpgradeResumed", "StageStarted");
  }

  @Test
  void what_was_held_for_longer_is_not_tried_again() {
    held();

    says(new Retry(ID, "ada", TWO));

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
    assertThat(name()).isEqualTo(StateName.HELD);
  }

  @Test
  void a_checklist_that_has_waited_for_longer_is_not_signed() {
    plan = Plans.with(plan, 1, stage -> Plans.special(stage, false, List.of("no jobs")));
    started(Optional.empty());
    ends(SUCCESS);
    assertThat(name()).isEqualTo(StateName.WAITING);

    says(new Confirm(ID, 1, List.of("no jobs"), "ada", TWO));

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void it_goes_on_when_as_many_have_approved_the_same_plan_again() {
    paused();

    approve("ben", TWO);
    assertThat(news()).containsExactly("ApprovalGiven");
    says(new Resume(ID, "ada", TWO));
    assertThat(reason()).isEqualTo(Reason.EXPIRED);
    assertThat(words()).contains("only 1 of 2 have given it again");
    approve("dora", TWO);

    assertThat(news()).containsExactly("PlanApproved");
    assertThat(((Begun) state).progress().approvedBy()).contains(List.of("ben", "dora"));
    says(new Resume(ID, "ada", TWO));
    assertThat(news()).containsExactly("UpgradeResumed", "StageStarted");
    assertThat(Upgrade.replay(history)).isEqualTo(state);
  }

  @Test
  void approving_again_is_for_the_same_people_and_the_same_plan() {
    held();

    approve("ada", TWO);
    assertThat(reason()).isEqualTo(Reason.NOT_ENTITLED);
    assertThat(words()).contains("who asked for it");
    approve("eve", TWO);
    assertThat(reason()).isEqualTo(Reason.NOT_ENTITLED);
    says(approval("ben", Sha256.of("other"), TWO, List.of()));
    assertThat(reason()).isEqualTo(Reason.OTHER_PLAN);
    says(approval("ben", Wire.hashOf(plan), TWO, List.of("host h1: is gone")));
    assertThat(reason()).isEqualTo(Reason.CHANGED_SINCE);
    approve("ben", TWO);
    approve("ben", TWO);
    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);
    assertThat(words()).contains("ben has approved already");
  }

  @Test
  void what_is_approved_again_ends_again() {
    paused();
    approve("ben", TWO);
    approve("chen", TWO);

    says(new Resume(ID, "ada", THREE));

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
    assertThat(words()).contains("it ended at " + THREE);
  }

  @Test
  void nobody_approves_again_what_is_approved() {
    paused();

    approve("dora", ONE.minusSeconds(1));

    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);
    assertThat(words()).contains("PROPOSED", "PAUSED");
  }

  @Test
  void what_does_not_rest_runs_past_the_end_of_its_approval() {
    started(Optional.empty());

    ends(SUCCESS, TWO);

    assertThat(news()).containsExactly("RunSucceeded", "StageStarted");
    approve("ben", TWO);
    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);
  }

  @Test
  void going_back_and_giving_up_need_no_approval_again() {
    held();

    assertThat(decider.decide(decider.initial(), rollback())).isInstanceOf(Accepted.class);
    assertThat(decider.decide(state, new Stop(ID, "enough", "ada", TWO)))
        .isInstanceOf(Accepted.class);
    assertThat(decider.decide(state, new Cancel(ID, "enough", "ada", TWO)))
        .isInstanceOf(Accepted.class);
  }

  @Test
  void what_is_done_by_hand_counts_and_nothing_more_begins() {
    held();

    says(new MarkDone(ID, H1, "seen", new TreeMap<>(), "ada", TWO));

    assertThat(news()).containsExactly("RunMarkedDone", "UpgradePaused");
    assertThat(state)
        .isInstanceOfSatisfying(
            Upgrade.Paused.class,
            paused -> assertThat(paused.reason()).contains("it ended at " + ONE));
    approve("ben", TWO);
    approve("chen", TWO);
    says(new Resume(ID, "ada", TWO));
    assertThat(news()).containsExactly("UpgradeResumed", "StageStarted");
  }

  @Test
  void a_host_can_be_left_out_and_nothing_more_begins() {
    plan = Plans.under(RULES, Plans.plan(ID, Optional.empty(), 2, 2));
    started(Optional.empty());
    ends(FAILURE);
    ends(SUCCESS);

    says(new Exclude(ID, H1, "broken", "ada", TWO));

    assertThat(news()).containsExactly("HostExcluded", "UpgradePaused");
  }

  @Test
  void what_waited_for_its_window_pauses_when_another_one_opens() {
    plan = Plans.under(RULES, WindowedPlans.plan(ID, Optional.empty()));
    started(Optional.of(new Slot(NOON, NOON.plusSeconds(60))));
    ends(SUCCESS);
    assertThat(name()).isEqualTo(StateName.WAITING);

    says(new OfferWindow(ID, timetable(new Slot(TWO, TWO.plusSeconds(36_000))), TWO));

    assertThat(news()).containsExactly("TimetableSet", "UpgradePaused");
  }

  @Test
  void breaking_the_glass_is_no_approval() {
    plan = Plans.under(RULES, WindowedPlans.plan(ID, Optional.empty()));
    started(Optional.of(new Slot(NOON, NOON.plusSeconds(60))));
    ends(SUCCESS);
    says(new AskOverride(ID, "it burns", "ada", TWO));

    says(new ConfirmOverride(ID, "it burns", "ben", TWO));

    assertThat(news()).containsExactly("OverrideConfirmed", "WindowOverridden", "UpgradePaused");
  }

  @Test
  void a_rollback_that_has_rested_goes_on() {
    plan = Plans.under(RULES, Plans.plan(ID, Optional.of(new UpgradeId("up-0")), 2, 1));
    held();

    says(new Retry(ID, "ada", TWO));

    assertThat(news()).containsExactly("RunRetried");
  }

  @Test
  void an_approval_that_does_not_end_is_not_asked_for_again() {
    proposed();
    says(new Approve(ID, Wire.hashOf(plan), "ben", NOON));
    says(new Approve(ID, Wire.hashOf(plan), "chen", NOON));
    start(Optional.empty());
    ends(FAILURE);

    says(new Retry(ID, "ada", TWO));

    assertThat(news()).containsExactly("RunRetried");
  }

  private static ApprovalRules rules() {
    var two =
        new ApprovalRule(2, Optional.of(List.of("ada", "ben", "chen", "dora")), Optional.empty());
    return new ApprovalRules(Optional.of(two), Optional.empty(), Optional.of(two));
  }

  private void paused() {
    started(Optional.empty());
    says(new Pause(ID, PauseMode.AFTER_STEP, "lunch", "ada", NOON));
    ends(SUCCESS);
    assertThat(name()).isEqualTo(StateName.PAUSED);
  }

  private void held() {
    started(Optional.empty());
    ends(FAILURE);
    assertThat(name()).isEqualTo(StateName.HELD);
  }

  private void started(Optional<Slot> slot) {
    proposed();
    says(approval("ben", Wire.hashOf(plan), NOON, List.of()));
    says(approval("chen", Wire.hashOf(plan), NOON, List.of()));
    start(slot);
  }

  private void proposed() {
    record(
        List.of(
            new UpgradeRequested(
                ID, plan.installation(), plan.to(), "safest", List.of(), "ada", NOON),
            new PlanProposed(ID, plan, Wire.hashOf(plan), NOON)));
  }

  private void start(Optional<Slot> slot) {
    Plans.asPlanned(plan, NOON).forEach(this::says);
    says(
        new Start(
            ID, List.of(), "ada", NOON, slot.map(it -> new Admission.Admitted(timetable(it)))));
    assertThat(state).isInstanceOf(Begun.class);
  }

  private Timetable timetable(Slot slot) {
    return new Timetable(Forecaster.times(plan, Samples.NONE), Optional.of(slot));
  }

  private RequestRollback rollback() {
    return new RequestRollback(ROLLBACK, ID, state, "ada", TWO);
  }

  private void approve(String by, Instant at) {
    says(approval(by, Wire.hashOf(plan), at, List.of()));
  }

  /// It ends an hour later.
  private static Approve approval(String by, Sha256 hash, Instant at, List<String> changes) {
    return new Approve(
        ID, hash, by, at, Optional.of(at.plusSeconds(3600)), Optional.empty(), changes);
  }

  private void ends(Outcome outcome) {
    ends(outcome, NOON);
  }

  /// The first run that is under way.
  private void ends(Outcome outcome, Instant at) {
    var run =
        ((Begun) state)
            .progress().current().stream()
                .filter(one -> one.status().isOpen())
                .findFirst()
                .orElseThrow();
    var attempt = new AttemptId(ID, run.stage(), run.host(), run.attempt());
    says(new ReportEnded(attempt, run.fence(), outcome, PRINTED, at));
  }

  private void says(UpgradeCommand command) {
    last = decider.decide(state, command);
    if (last instanceof Accepted<UpgradeEvent>(var events)) {
      record(events);
    }
  }

  private void record(List<UpgradeEvent> events) {
    events.forEach(event -> state = state.evolve(event));
    history.addAll(events);
  }

  private List<String> news() {
    return last instanceof Accepted<UpgradeEvent>(var events)
        ? events.stream().map(event -> event.getClass().getSimpleName()).toList()
        : List.of(words());
  }

  private StateName name() {
    return StateName.of(state);
  }

  private Reason reason() {
    assertThat(last).isInstanceOf(Rejected.class);
    return ((Rejected<UpgradeEvent>) last).reason();
  }

  private String words() {
    return ((Rejected<UpgradeEvent>) last).message();
  }
}
