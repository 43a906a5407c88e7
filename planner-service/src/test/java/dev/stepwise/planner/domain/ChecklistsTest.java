package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.APPROVED;
import static dev.stepwise.planner.domain.Histories.ASKED_AGAIN;
import static dev.stepwise.planner.domain.Histories.CONFIRMED_1;
import static dev.stepwise.planner.domain.Histories.CONFIRMED_2;
import static dev.stepwise.planner.domain.Histories.H1;
import static dev.stepwise.planner.domain.Histories.H2;
import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.PLAN;
import static dev.stepwise.planner.domain.Histories.REQUESTED;
import static dev.stepwise.planner.domain.Histories.ROLLBACK;
import static dev.stepwise.planner.domain.Histories.STAGE_0;
import static dev.stepwise.planner.domain.Histories.STARTED;
import static dev.stepwise.planner.domain.Histories.SUCCESS;
import static dev.stepwise.planner.domain.Histories.ended;
import static dev.stepwise.planner.domain.Histories.failed;
import static dev.stepwise.planner.domain.Histories.refused;
import static dev.stepwise.planner.domain.Histories.succeeded;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What a plan says about a stage that is more than its work: who signs, and how often it starts.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChecklistsTest {
  private static final List<String> ITEMS = List.of("jobs are drained", "the mirror is full");
  private static final UpgradeEvent ASKED = new ConfirmationAsked(ID, 1, NOON);

  private final DeciderSpec<UpgradeCommand, Upgrade, UpgradeEvent> spec =
      new DeciderSpec<>(new UpgradeDecider());

  @Nested
  class Signing {
    @Test
    void a_stage_with_a_checklist_waits_when_the_one_before_it_is_done() {
      spec.given(askingBefore(1, STARTED, STAGE_0, succeeded(0, H1, 1)))
          .when(ended(0, H2, 1, 1, SUCCESS))
          .then(succeeded(0, H2, 1), ASKED);
    }

    @Test
    void the_first_stage_can_ask_too() {
      spec.given(askingBefore(0, ASKED_AGAIN, CONFIRMED_1, CONFIRMED_2))
          .when(start())
          .then(new UpgradeStarted(ID, "ada", NOON), new ConfirmationAsked(ID, 0, NOON));
    }

    @Test
    void every_item_signed_lets_the_stage_start() {
      spec.given(waiting())
          .when(new Confirm(ID, 1, List.of("the mirror is full", "jobs are drained"), "eve", NOON))
          .then(new ChecklistSigned(ID, 1, ITEMS, "eve", NOON), new StageStarted(ID, 1, NOON));
    }

    @Test
    void items_that_are_missing_and_items_that_nobody_asked_for_are_named() {
      spec.given(waiting())
          .when(new Confirm(ID, 1, List.of("jobs are drained", "all is fine"), "eve", NOON))
          .thenRejected(
              Reason.OTHER_ITEMS, "not signed: 'the mirror is full'", "asked for: 'all is fine'");
    }

    @Test
    void the_checklist_of_another_stage_is_stale() {
      spec.given(waiting())
          .when(new Confirm(ID, 0, ITEMS, "eve", NOON))
          .thenRejected(Reason.STALE, "stage 1", "stage 0");
    }

    @Test
    void nothing_is_signed_that_nobody_asked_for() {
      spec.given(Histories.running())
          .when(new Confirm(ID, 1, ITEMS, "eve", NOON))
          .thenRejected(Reason.INVALID_STATE, "WAITING", "RUNNING");
    }

    @Test
    void whoever_does_not_sign_may_stop() {
      spec.given(waiting())
          .when(new Stop(ID, "not tonight", "eve", NOON))
          .then(new UpgradeFailed(ID, "not tonight", "eve", NOON));
    }

    @Test
    void whoever_does_not_sign_may_go_back() {
      spec.given()
          .when(new RequestRollback(ROLLBACK, ID, Upgrade.replay(waiting()), "eve", NOON))
          .then(new RollbackRequested(ROLLBACK, ID, PLAN.installation(), "eve", NOON));
    }
  }

  @Nested
  class OnlyOnce {
    @Test
    void work_that_may_have_begun_is_not_started_again() {
      spec.given(heldOnce(failed(0, H1, 1)))
          .when(new Retry(ID, "ada", NOON))
          .thenRejected(Reason.ONLY_ONCE, "'Step 0' to be started on h1 once", "roll back");
    }

    @Test
    void work_that_its_check_refused_has_not_begun_and_may_be_started() {
      spec.given(heldOnce(refused(0, H1, 1)))
          .when(new Retry(ID, "ada", NOON))
          .then(new RunRetried(ID, 0, H1, 2, 2, "ada", NOON));
    }
  }

  private static List<UpgradeEvent> waiting() {
    return askingBefore(1, STARTED, STAGE_0, succeeded(0, H1, 1), succeeded(0, H2, 1), ASKED);
  }

  private static List<UpgradeEvent> heldOnce(UpgradeEvent end) {
    var plan = Plans.with(PLAN, 0, stage -> Plans.special(stage, true, List.of()));
    return planned(
        plan,
        STARTED,
        STAGE_0,
        succeeded(0, H2, 1),
        end,
        new UpgradeHeld(ID, 0, H1, "Step 0 on h1 failed", NOON));
  }

  private static List<UpgradeEvent> askingBefore(int stage, UpgradeEvent... more) {
    return planned(Plans.with(PLAN, stage, asked -> Plans.special(asked, false, ITEMS)), more);
  }

  /// The approval is bound to the hash that the proposal names, which is all that matters here.
  private static List<UpgradeEvent> planned(Plan plan, UpgradeEvent... more) {
    var history = new ArrayList<UpgradeEvent>();
    history.add(REQUESTED);
    history.add(new PlanProposed(ID, plan, Histories.HASH, NOON));
    history.add(APPROVED);
    history.addAll(List.of(more));
    return history;
  }

  private static Start start() {
    return new Start(ID, "ada", NOON);
  }
}
