package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.*;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackFailed;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackStarted;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackSucceeded;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeDeciderTest {
  private final DeciderSpec<UpgradeCommand, Upgrade, UpgradeEvent> spec =
      new DeciderSpec<>(new UpgradeDecider());

  @Nested
  class Planning {
    @Test
    void a_host_that_is_asked_answers_once() {
      spec.given(REQUESTED)
          .when(new RecordFacts(ID, H1, new TreeMap<>(), NOON))
          .then(new FactsDiscovered(ID, H1, new TreeMap<>(), NOON));
    }

    @Test
    void a_second_answer_of_a_host_is_stale() {
      spec.given(REQUESTED, ANSWERED_1)
          .when(new RecordFacts(ID, H1, new TreeMap<>(), NOON))
          .thenRejected(Reason.STALE, "facts of h1");
    }

    @Test
    void a_host_that_cannot_be_reached_is_noted() {
      spec.given(REQUESTED)
          .when(new RecordMissingFacts(ID, H1, HostProblem.UNREACHABLE, "no route", NOON))
          .then(new FactsNotDiscovered(ID, H1, HostProblem.UNREACHABLE, "no route", NOON));
    }

    @Test
    void a_plan_is_proposed_when_nobody_is_awaited() {
      spec.given(REQUESTED, ANSWERED_1, ANSWERED_2)
          .when(new ProposePlan(ID, PLAN, HASH, NOON))
          .then(PROPOSED);
    }

    @Test
    void a_plan_that_comes_before_the_last_answer_is_stale() {
      spec.given(REQUESTED, ANSWERED_1)
          .when(new ProposePlan(ID, PLAN, HASH, NOON))
          .thenRejected(Reason.STALE, "await a plan");
    }

    @Test
    void without_a_plan_the_upgrade_is_refused() {
      spec.given(REQUESTED, ANSWERED_1, ANSWERED_2)
          .when(new RefuseUpgrade(ID, "no path", "go by 1.5", NOON))
          .then(new UpgradeRefused(ID, "no path", "go by 1.5", NOON));
    }
  }

  @Nested
  class Approval {
    @Test
    void exactly_the_proposed_plan_is_approved() {
      spec.given(upTo(PROPOSED))
          .when(new Approve(ID, HASH, "ada", NOON))
          .then(new PlanApproved(ID, HASH, "ada", NOON));
    }

    @Test
    void another_plan_is_not_approved() {
      var other = Sha256.of("another plan");
      spec.given(upTo(PROPOSED))
          .when(new Approve(ID, other, "ada", NOON))
          .thenRejected(Reason.OTHER_PLAN, HASH.hex(), other.hex());
    }

    @Test
    void a_plan_is_approved_once() {
      spec.given(upTo(APPROVED))
          .when(new Approve(ID, HASH, "ada", NOON))
          .thenRejected(Reason.INVALID_STATE, "PROPOSED", "APPROVED");
    }

    @Test
    void an_upgrade_can_be_given_up_until_it_starts() {
      spec.given(upTo(APPROVED))
          .when(new Cancel(ID, "not tonight", "ada", NOON))
          .then(new UpgradeCancelled(ID, "not tonight", "ada", NOON));
    }

    @Test
    void an_upgrade_that_is_over_cannot_be_given_up() {
      spec.given(done())
          .when(new Cancel(ID, "not tonight", "ada", NOON))
          .thenRejected(Reason.INVALID_STATE, "SUCCEEDED");
    }
  }

  @Nested
  class Starting {
    @Test
    void an_approved_plan_starts_with_its_first_stage() {
      spec.given(upTo(CONFIRMED_2))
          .when(start())
          .then(new UpgradeStarted(ID, "ada", NOON), new StageStarted(ID, 0, NOON));
    }

    @Test
    void a_plan_whose_hosts_nobody_has_asked_again_does_not_start() {
      spec.given(upTo(APPROVED))
          .when(start())
          .thenRejected(Reason.STILL_BUSY, "none has been asked", "start it again");
    }

    @Test
    void a_plan_that_nobody_approved_does_not_start() {
      spec.given(upTo(PROPOSED))
          .when(start())
          .thenRejected(Reason.INVALID_STATE, "APPROVED", "PROPOSED");
    }

    @Test
    void a_plan_of_what_has_changed_since_does_not_start() {
      var changes = List.of("host h3: is new", "stage 1, Step 0 on h1: its script");
      spec.given(upTo(CONFIRMED_2))
          .when(new Start(ID, changes, "ada", NOON, Optional.empty()))
          .thenRejected(
              Reason.CHANGED_SINCE,
              "host h3: is new; stage 1, Step 0 on h1: its script",
              "ask for a new one");
    }

    @Test
    void a_rollback_starts_without_asking_its_hosts() {
      spec.given(UNDOING, ROLLBACK_PROPOSED, ROLLBACK_APPROVED)
          .when(new Start(ROLLBACK, "ada", NOON))
          .then(new UpgradeStarted(ROLLBACK, "ada", NOON), new StageStarted(ROLLBACK, 0, NOON));
    }
  }

  @Nested
  class Runs {
    @Test
    void the_start_of_the_work_is_noted() {
      spec.given(running())
          .when(new ReportBegan(attempt(0, H1, 1), 1, "executor-1", NOON))
          .then(began(0, H1, 1, 1));
    }

    @Test
    void a_start_that_is_known_is_stale() {
      spec.given(running(began(0, H1, 1, 1)))
          .when(new ReportBegan(attempt(0, H1, 1), 1, "executor-1", NOON))
          .thenRejected(Reason.STALE);
    }

    @Test
    void the_first_of_two_runs_that_succeeds_leaves_the_stage_open() {
      spec.given(running()).when(ended(0, H1, 1, 1, SUCCESS)).then(succeeded(0, H1, 1));
    }

    @Test
    void the_last_run_that_succeeds_opens_the_next_stage() {
      spec.given(running(succeeded(0, H1, 1)))
          .when(ended(0, H2, 1, 1, SUCCESS))
          .then(succeeded(0, H2, 1), new StageStarted(ID, 1, NOON));
    }

    @Test
    void the_last_run_of_the_last_stage_is_the_success_of_the_upgrade() {
      spec.given(inLastStage(succeeded(1, H1, 1)))
          .when(ended(1, H2, 1, 1, SUCCESS))
          .then(succeeded(1, H2, 1), new UpgradeSucceeded(ID, NOON));
    }

    @Test
    void a_run_that_fails_holds_the_upgrade() {
      spec.given(running())
          .when(ended(0, H1, 1, 1, FAILURE))
          .then(
              failed(0, H1, 1), new UpgradeHeld(ID, 0, H1, "Step 0 on h1 is FAILED: exit 1", NOON));
    }

    @Test
    void a_run_of_which_nobody_knows_holds_the_upgrade() {
      spec.given(running())
          .when(ended(0, H1, 1, 1, new Outcome.Unknown("host is gone")))
          .then(
              unknown(0, H1, 1),
              new UpgradeHeld(ID, 0, H1, "Step 0 on h1 is UNKNOWN: host is gone", NOON));
    }

    @Test
    void a_run_that_its_check_refused_has_changed_nothing() {
      spec.given(running())
          .when(ended(0, H1, 1, 1, new Outcome.Refused("disk full")))
          .then(
              refused(0, H1, 1),
              new UpgradeHeld(ID, 0, H1, "Step 0 on h1 is FAILED: disk full", NOON));
    }

    @Test
    void runs_beside_the_failed_one_still_report() {
      spec.given(held()).when(ended(0, H2, 1, 1, SUCCESS)).then(succeeded(0, H2, 1));
    }

    @Test
    void a_run_ends_once() {
      spec.given(running(succeeded(0, H1, 1)))
          .when(ended(0, H1, 1, 1, SUCCESS))
          .thenRejected(Reason.STALE);
    }

    @Test
    void a_report_with_a_lower_fence_is_stale() {
      spec.given(running(reissued(0, H1, 1, 2)))
          .when(ended(0, H1, 1, 1, SUCCESS))
          .thenRejected(Reason.STALE, "fence 1");
    }

    @Test
    void a_report_of_a_stage_that_is_over_is_stale() {
      spec.given(inLastStage()).when(ended(0, H1, 1, 1, SUCCESS)).thenRejected(Reason.STALE);
    }

    @Test
    void a_silent_run_is_commanded_again_with_the_next_fence() {
      spec.given(running())
          .when(new Reissue(attempt(0, H1, 1), 1, "silent", NOON))
          .then(new RunReissued(ID, 0, H1, 1, 2, "silent", NOON));
    }

    @Test
    void a_silent_run_is_commanded_again_by_one_watchdog_only() {
      spec.given(running(reissued(0, H1, 1, 2)))
          .when(new Reissue(attempt(0, H1, 1), 1, "silent", NOON))
          .thenRejected(Reason.STALE);
    }
  }

  @Nested
  class Held {
    @Test
    void what_failed_is_tried_again_with_the_next_attempt_and_fence() {
      spec.given(held(succeeded(0, H2, 1)))
          .when(new Retry(ID, "ada", NOON))
          .then(new RunRetried(ID, 0, H1, 2, 2, "ada", NOON));
    }

    @Test
    void all_that_failed_is_tried_again() {
      spec.given(held(unknown(0, H2, 1)))
          .when(new Retry(ID, "ada", NOON))
          .then(
              new RunRetried(ID, 0, H1, 2, 2, "ada", NOON),
              new RunRetried(ID, 0, H2, 2, 2, "ada", NOON));
    }

    @Test
    void nothing_is_tried_again_while_a_run_is_open() {
      spec.given(held())
          .when(new Retry(ID, "ada", NOON))
          .thenRejected(Reason.STILL_BUSY, "h2", "wait");
    }

    @Test
    void a_running_upgrade_is_not_tried_again() {
      spec.given(running())
          .when(new Retry(ID, "ada", NOON))
          .thenRejected(Reason.INVALID_STATE, "HELD", "RUNNING");
    }

    @Test
    void a_person_may_leave_it_as_it_is() {
      spec.given(held(succeeded(0, H2, 1)))
          .when(new Stop(ID, "enough", "ada", NOON))
          .then(new UpgradeFailed(ID, "enough", "ada", NOON));
    }

    @Test
    void nobody_leaves_it_while_a_run_is_open() {
      spec.given(held())
          .when(new Stop(ID, "enough", "ada", NOON))
          .thenRejected(Reason.STILL_BUSY, "h2");
    }
  }

  @Nested
  class Undoing {
    @Test
    void an_upgrade_that_succeeded_can_be_undone() {
      spec.given()
          .when(new RequestRollback(ROLLBACK, ID, Upgrade.replay(done()), "ada", NOON))
          .then(new RollbackRequested(ROLLBACK, ID, PLAN.installation(), "ada", NOON));
    }

    @Test
    void an_upgrade_with_an_open_run_cannot_be_undone_yet() {
      spec.given()
          .when(new RequestRollback(ROLLBACK, ID, Upgrade.replay(held()), "ada", NOON))
          .thenRejected(Reason.STILL_BUSY, "h2", "wait");
    }

    @Test
    void a_running_upgrade_cannot_be_undone() {
      spec.given()
          .when(new RequestRollback(ROLLBACK, ID, Upgrade.replay(running()), "ada", NOON))
          .thenRejected(Reason.INVALID_STATE, "RUNNING");
    }

    @Test
    void a_rollback_cannot_be_undone() {
      spec.given()
          .when(new RequestRollback(ID, ROLLBACK, Upgrade.replay(rollbackDone()), "ada", NOON))
          .thenRejected(Reason.INVALID_STATE, "itself a rollback");
    }

    @Test
    void the_original_goes_back_with_its_rollback() {
      spec.given(done())
          .when(new NoteRollbackStarted(ID, ROLLBACK, NOON))
          .then(new RollbackStarted(ID, ROLLBACK, NOON));
    }

    @Test
    void the_original_is_rolled_back_when_its_rollback_succeeded() {
      spec.given(rollingBack())
          .when(new NoteRollbackSucceeded(ID, ROLLBACK, NOON))
          .then(new RolledBack(ID, ROLLBACK, NOON));
    }

    @Test
    void the_original_has_failed_when_its_rollback_did() {
      spec.given(rollingBack())
          .when(new NoteRollbackFailed(ID, ROLLBACK, "enough", NOON))
          .then(new RollbackFailed(ID, ROLLBACK, "enough", NOON));
    }
  }

  @Test
  void an_upgrade_is_requested_once() {
    spec.given(REQUESTED)
        .when(
            new UpgradeCommand.RequestUpgrade(
                ID, PLAN.installation(), PLAN.to(), "safest", List.<HostId>of(), "ada", NOON))
        .thenRejected(Reason.INVALID_STATE, "DISCOVERING");
  }

  private static Start start() {
    return new Start(ID, "ada", NOON);
  }
}
