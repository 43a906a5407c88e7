package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.H1;
import static dev.stepwise.planner.domain.Histories.H2;
import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import dev.stepwise.planner.domain.UpgradeCommand.Deny;
import dev.stepwise.planner.domain.UpgradeCommand.ExpireApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import dev.stepwise.planner.domain.UpgradeCommand.Schedule;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.VoidApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.WithdrawApproval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Ada asks; two of Ben, Chen and Ada have to agree, but not Ada. Approvals end at one.
@DisplayNameGeneration(ReplaceUnderscores.class)
class AgreementsTest {
  private static final Instant ONE = NOON.plusSeconds(3600);
  private static final ApprovalRule TWO =
      new ApprovalRule(2, Optional.of(List.of("ada", "ben", "chen")), Optional.empty());

  private final UpgradeDecider decider = new UpgradeDecider();
  private final Plan plan = planUnder(TWO);
  private Upgrade state = proposed(plan);
  private Decision<UpgradeEvent> last = new Accepted<>(List.of());

  @Test
  void it_takes_as_many_as_the_installation_says() {
    approve("ben");
    assertThat(news()).containsExactly("ApprovalGiven");
    assertThat(name()).isEqualTo(StateName.PROPOSED);
    start();
    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);

    approve("chen");

    assertThat(news()).containsExactly("PlanApproved");
    asPlanned();
    start();
    assertThat(news()).contains("UpgradeStarted", "StageStarted");
    assertThat(((Upgrade.Begun) state).progress().approvedBy()).contains(List.of("ben", "chen"));
  }

  @Test
  void the_one_who_asked_does_not_count() {
    approve("ada");

    assertThat(reason()).isEqualTo(Reason.NOT_ENTITLED);
    assertThat(words()).contains("somebody else", "ada");
  }

  @Test
  void the_one_who_asked_counts_where_the_installation_says_so() {
    state = proposed(planUnder(ApprovalRule.ANYBODY));

    says(new Approve(ID, hash(), "ada", NOON));

    assertThat(news()).containsExactly("PlanApproved");
  }

  @Test
  void whoever_is_not_named_can_neither_approve_nor_deny() {
    approve("eve");
    assertThat(reason()).isEqualTo(Reason.NOT_ENTITLED);

    says(new Deny(ID, hash(), "no", "eve", NOON));

    assertThat(reason()).isEqualTo(Reason.NOT_ENTITLED);
    assertThat(words()).contains("ada, ben, chen");
  }

  @Test
  void nobody_counts_twice() {
    approve("ben");
    approve("ben");

    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);
    assertThat(words()).contains("ben has approved already");
  }

  @Test
  void one_no_is_enough() {
    approve("ben");
    says(new Deny(ID, Wire.hashOf(plan), "not in that week", "chen", NOON));

    assertThat(news()).containsExactly("PlanDenied", "UpgradeCancelled");
    assertThat(state)
        .isInstanceOfSatisfying(
            Upgrade.Cancelled.class,
            cancelled ->
                assertThat(cancelled.reason()).isEqualTo("denied by chen: not in that week"));
  }

  @Test
  void a_no_to_another_plan_is_none() {
    says(new Deny(ID, Sha256.of("other"), "no", "chen", NOON));

    assertThat(reason()).isEqualTo(Reason.OTHER_PLAN);
  }

  @Test
  void whoever_withdraws_an_approval_can_give_it_again() {
    approved();
    says(new Schedule(ID, NOON.plusSeconds(60), new Slot(NOON, ONE), List.of(), "ada", NOON));
    assertThat(name()).isEqualTo(StateName.SCHEDULED);

    says(new WithdrawApproval(ID, "the release is late", "ben", NOON));

    assertThat(news()).containsExactly("UpgradeUnscheduled", "ApprovalWithdrawn");
    assertThat(name()).isEqualTo(StateName.PROPOSED);
    approve("ben");
    assertThat(name()).isEqualTo(StateName.APPROVED);
  }

  @Test
  void only_who_approved_can_withdraw() {
    approved();
    says(new WithdrawApproval(ID, "late", "ada", NOON));

    assertThat(reason()).isEqualTo(Reason.INVALID_STATE);
    assertThat(words()).contains("ben, chen");
  }

  @Test
  void what_is_not_started_in_time_is_denied() {
    approved();
    says(new ExpireApprovals(ID, ONE.minusSeconds(1)));
    assertThat(reason()).isEqualTo(Reason.STALE);

    says(new ExpireApprovals(ID, ONE));

    assertThat(news()).containsExactly("ApprovalsExpired", "UpgradeCancelled");
    assertThat(name()).isEqualTo(StateName.CANCELLED);
  }

  @Test
  void what_not_enough_people_agree_with_in_time_is_denied() {
    approve("ben");

    says(new ExpireApprovals(ID, ONE));

    assertThat(name()).isEqualTo(StateName.CANCELLED);
  }

  @Test
  void nothing_starts_after_its_approval_has_ended() {
    approved();

    start(ONE);

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void nothing_is_scheduled_for_later_than_its_approval() {
    approved();
    says(new Schedule(ID, ONE, new Slot(ONE, ONE.plusSeconds(3600)), List.of(), "ada", NOON));

    assertThat(reason()).isEqualTo(Reason.EXPIRED);
  }

  @Test
  void approvals_of_what_has_changed_are_void_and_say_why() {
    approved();
    says(new VoidApprovals(ID, List.of("stage 1, Step 0 on h1: its script"), NOON));
    assertThat(news()).containsExactly("ApprovalsVoided");

    start();

    assertThat(reason()).isEqualTo(Reason.CHANGED_SINCE);
    assertThat(words()).contains("stage 1, Step 0 on h1: its script", "ask for a new one");
    says(new VoidApprovals(ID, List.of("again"), NOON));
    assertThat(reason()).isEqualTo(Reason.STALE);
  }

  @Test
  void before_the_start_every_host_says_that_it_is_as_planned() {
    approved();
    says(new AskAgain(ID, "ada", NOON));
    start();
    assertThat(reason()).isEqualTo(Reason.STILL_BUSY);

    says(new RecordFacts(ID, H1, new TreeMap<>(), NOON));
    says(new RecordMissingFacts(ID, H2, HostProblem.UNREACHABLE, "no route", NOON));
    start();
    assertThat(words()).contains("h2: UNREACHABLE: no route");

    says(new AskAgain(ID, "ada", NOON));
    says(new RecordFacts(ID, H1, new TreeMap<>(), NOON));
    says(new RecordFacts(ID, H2, new TreeMap<>(), NOON));
    assertThat(news()).containsExactly("FactsConfirmed");
    start();
    assertThat(news()).contains("UpgradeStarted");
  }

  @Test
  void what_hosts_have_said_before_the_last_approval_does_not_count() {
    approved();
    start();
    assertThat(reason()).isEqualTo(Reason.STILL_BUSY);
    asPlanned();
    says(new WithdrawApproval(ID, "the release is late", "ben", NOON));
    approve("ben");

    start();

    assertThat(reason()).isEqualTo(Reason.STILL_BUSY);
    assertThat(words()).contains("none has been asked since the last approval");
    asPlanned();
    start();
    assertThat(news()).contains("UpgradeStarted");
  }

  @Test
  void a_host_that_is_not_as_planned_voids_the_approval_and_needs_another_plan() {
    approved();
    says(new AskAgain(ID, "ada", NOON));

    says(new RecordFacts(ID, H1, new TreeMap<>(Map.of("VERSION", "1.5")), NOON));

    assertThat(news()).containsExactly("ApprovalsVoided", "UpgradeCancelled");
    start();
    assertThat(words()).contains("CANCELLED", "fact VERSION of h1: it was not there, and is '1.5'");
  }

  @Test
  void nobody_agrees_with_what_has_changed() {
    says(
        new Approve(
            ID,
            hash(),
            "ben",
            NOON,
            Optional.of(ONE),
            Optional.empty(),
            List.of("host h1: is gone")));

    assertThat(reason()).isEqualTo(Reason.CHANGED_SINCE);
    assertThat(words()).contains("host h1: is gone");
  }

  @Test
  void a_point_of_no_return_and_a_rollback_have_gates_of_their_own() {
    var three = new ApprovalRule(3, Optional.empty(), Optional.empty());
    var rules =
        new ApprovalRules(Optional.of(TWO), Optional.of(three), Optional.of(ApprovalRule.ANYBODY));
    var irreversible = WindowedPlans.withPointOfNoReturn(ID);

    assertThat(Plans.under(rules, irreversible).approvalRule()).isEqualTo(three);
    assertThat(Plans.under(rules, WindowedPlans.plan(ID, Optional.empty())).approvalRule())
        .isEqualTo(TWO);
    assertThat(Plans.under(rules, Histories.UNDO).approvalRule()).isEqualTo(ApprovalRule.ANYBODY);
  }

  @Test
  void a_rule_that_could_never_be_met_is_none() {
    assertThatThrownBy(
            () -> new ApprovalRule(2, Optional.of(List.of("ben", "ben")), Optional.empty()))
        .hasMessageStartingWith("Expected at least 2 different approvers");
    assertThatThrownBy(() -> new ApprovalRule(0, Optional.empty(), Optional.empty()))
        .hasMessageStartingWith("Expected 1 to 20");
  }

  private static Plan planUnder(ApprovalRule rule) {
    return Plans.under(
        new ApprovalRules(Optional.of(rule), Optional.empty(), Optional.empty()), Histories.PLAN);
  }

  private static Upgrade proposed(Plan plan) {
    return Upgrade.replay(
        List.of(
            new UpgradeRequested(
                ID, plan.installation(), plan.to(), "safest", List.of(H1), "ada", NOON),
            new FactsDiscovered(ID, H1, new TreeMap<>(), NOON),
            new PlanProposed(ID, plan, Wire.hashOf(plan), NOON)));
  }

  private Sha256 hash() {
    return ((Upgrade.Proposed) state).planHash();
  }

  private void approved() {
    approve("ben");
    approve("chen");
  }

  private void asPlanned() {
    Plans.asPlanned(plan, NOON).forEach(this::says);
  }

  private void approve(String by) {
    var comment = Optional.of("read it");
    says(new Approve(ID, Wire.hashOf(plan), by, NOON, Optional.of(ONE), comment, List.of()));
  }

  private void start() {
    start(NOON);
  }

  private void start(Instant at) {
    says(new Start(ID, "ada", at));
  }

  private void says(UpgradeCommand command) {
    last = decider.decide(state, command);
    if (last instanceof Accepted<UpgradeEvent>(var events)) {
      events.forEach(event -> state = state.evolve(event));
    }
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
