package dev.stepwise.planner.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.upgrade.Approvals;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Cancelled;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.RollingBack;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.Upgrade.Unrequested;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.Approve;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import dev.stepwise.planner.domain.UpgradeCommand.AskOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import dev.stepwise.planner.domain.UpgradeCommand.Confirm;
import dev.stepwise.planner.domain.UpgradeCommand.ConfirmOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Deny;
import dev.stepwise.planner.domain.UpgradeCommand.Exclude;
import dev.stepwise.planner.domain.UpgradeCommand.ExpireApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.ForeseeOverrun;
import dev.stepwise.planner.domain.UpgradeCommand.MarkDone;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackFailed;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackStarted;
import dev.stepwise.planner.domain.UpgradeCommand.NoteRollbackSucceeded;
import dev.stepwise.planner.domain.UpgradeCommand.OfAttempt;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.ProposePlan;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RefuseUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Reissue;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import dev.stepwise.planner.domain.UpgradeCommand.RequestUpgrade;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import dev.stepwise.planner.domain.UpgradeCommand.Schedule;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.UpgradeCommand.Stop;
import dev.stepwise.planner.domain.UpgradeCommand.Unschedule;
import dev.stepwise.planner.domain.UpgradeCommand.VoidApprovals;
import dev.stepwise.planner.domain.UpgradeCommand.WithdrawApproval;
import java.util.List;
import java.util.Optional;

/// What is possible when: each command with the state that it needs and the facts that come of it;
/// below them, what is said to those that come at another time.
public final class UpgradeDecider implements Decider<UpgradeCommand, Upgrade, UpgradeEvent> {
  @Override
  public Upgrade initial() {
    return new Unrequested();
  }

  @Override
  public Upgrade evolve(Upgrade state, UpgradeEvent event) {
    return state.evolve(event);
  }

  @Override
  public Decision<UpgradeEvent> decide(Upgrade state, UpgradeCommand command) {
    return switch (command) {
      case RequestUpgrade c when state instanceof Unrequested -> requested(c);
      case RequestRollback c when state instanceof Unrequested -> Rollbacks.request(c);
      case RecordFacts c when state instanceof Discovering s && s.pending().contains(c.host()) ->
          accept(new FactsDiscovered(c.upgradeId(), c.host(), c.facts(), c.at()));
      case RecordMissingFacts c
          when state instanceof Discovering s && s.pending().contains(c.host()) ->
          accept(new FactsNotDiscovered(c.upgradeId(), c.host(), c.problem(), c.message(), c.at()));
      case AskAgain c when state instanceof Approved s -> Rechecks.ask(s, c);
      case RecordFacts c when state instanceof Approved s && Rechecks.awaits(s, c.host()) ->
          Rechecks.answer(s, c);
      case RecordMissingFacts c when state instanceof Approved s && Rechecks.awaits(s, c.host()) ->
          Rechecks.noAnswer(c);
      case ProposePlan c when awaitsPlan(state) ->
          accept(new PlanProposed(c.upgradeId(), c.plan(), c.planHash(), c.at()));
      case RefuseUpgrade c when awaitsPlan(state) ->
          accept(new UpgradeRefused(c.upgradeId(), c.reason(), c.advice(), c.at()));
      case Approve c when state instanceof Proposed s && s.planHash().equals(c.planHash()) ->
          Agreements.approve(s, c);
      case Approve c
          when state instanceof Begun s
              && Renewals.areNeeded(s, c.at())
              && s.progress().planHash().equals(c.planHash()) ->
          Renewals.approve(s, c);
      case Deny c when isPlan(state, c.planHash()) -> Agreements.deny(state, c);
      case WithdrawApproval c -> Agreements.withdraw(state, c);
      case VoidApprovals c -> Agreements.invalidate(state, c);
      case ExpireApprovals c -> Agreements.expire(state, c);
      case Cancel c -> Cancellations.cancel(state, c);
      case Start c when state instanceof Approved s -> Starts.start(s, c);
      case Schedule c when state instanceof Approved s -> Schedules.schedule(s, c);
      case Unschedule c when state instanceof Approved s -> Schedules.unschedule(s, c);
      case AskOverride c -> Overrides.ask(state, c);
      case ConfirmOverride c -> Overrides.confirm(state, c);
      case OfferWindow c when state instanceof Waiting s && s.closed().isPresent() ->
          WindowGate.offer(s, c);
      case OfferWindow c when state instanceof Held s -> WindowGate.move(s, c);
      case ForeseeOverrun c -> WindowGate.foresee(state, c);
      case Confirm c when state instanceof Waiting s && s.closed().isEmpty() ->
          Renewals.unlessNeeded(s, c.at(), () -> Checklists.sign(s, c));
      case Pause c when state instanceof Running s -> Pauses.pause(s, c);
      case Resume c when state instanceof Paused s ->
          Renewals.unlessNeeded(s, c.at(), () -> Pauses.resume(s, c));
      case Resume c when state instanceof Running s -> Pauses.resume(s, c);
      case Retry c when state instanceof Held s ->
          Renewals.unlessNeeded(
              s, c.at(), () -> WindowGate.ifOpen(s, c.at(), () -> Retries.retry(s, c)));
      case MarkDone c when state instanceof Held s -> MarkedDone.mark(s, c);
      case Exclude c when state instanceof Held s -> Exclusions.exclude(s, c);
      case Exclude c when state instanceof Paused s -> Exclusions.exclude(s, c);
      case Stop c when canBeStopped(state) ->
          accept(new UpgradeFailed(c.upgradeId(), c.reason(), c.by(), c.at()));
      case ReportBegan c when Runs.awaitsStart(state, c) -> began(c);
      case ReportEnded c when state instanceof Begun s && Runs.awaits(s, c) -> Runs.end(s, c);
      case Reissue c when Runs.awaits(state, c) -> reissued(c);
      case NoteRollbackStarted c -> Rollbacks.start(state, c);
      case NoteRollbackSucceeded c when isRollingBack(state, c.rollback()) ->
          accept(new RolledBack(c.upgradeId(), c.rollback(), c.at(), c.left()));
      case NoteRollbackFailed c when isRollingBack(state, c.rollback()) ->
          accept(new RollbackFailed(c.upgradeId(), c.rollback(), c.reason(), c.at()));

      case RequestUpgrade _, RequestRollback _ -> notNow(state, "to be new");
      case RecordFacts c -> stale(state, "to await facts of " + c.host());
      case RecordMissingFacts c -> stale(state, "to await facts of " + c.host());
      case ProposePlan _, RefuseUpgrade _ -> stale(state, "to await a plan");
      case Approve c when state instanceof Proposed s -> otherPlan(s.planHash(), c.planHash());
      case Approve c when state instanceof Begun s && Renewals.areNeeded(s, c.at()) ->
          otherPlan(s.progress().planHash(), c.planHash());
      case Deny c when state instanceof Proposed s -> otherPlan(s.planHash(), c.planHash());
      case Deny c when state instanceof Approved s -> otherPlan(s.planHash(), c.planHash());
      case Deny _ -> notNow(state, "to be PROPOSED or APPROVED");
      case Approve _ -> notNow(state, "to be PROPOSED");
      case Start _, Schedule _ when state instanceof Proposed s && isVoid(s) -> changed(s);
      case Start _, Schedule _ when state instanceof Cancelled s ->
          notNow(state, "to be APPROVED", Optional.of(s.reason()));
      case AskAgain _ -> notNow(state, "to be APPROVED");
      case Start _, Schedule _ -> notNow(state, "to be APPROVED");
      case Unschedule _ -> notNow(state, "to be SCHEDULED");
      case OfferWindow _ -> stale(state, "to wait for a window");
      case Stop _ when state instanceof Held s -> Runs.wait(s);
      case Confirm _ when state instanceof Waiting s ->
          notNow(state, "to wait for a checklist", s.closed());
      case Confirm _ -> notNow(state, "to be WAITING");
      case Pause _ -> Pauses.notRunning(state);
      case Resume _ -> Pauses.notPaused(state);
      case Retry _, MarkDone _ -> notNow(state, "to be HELD");
      case Exclude _ -> notNow(state, "to be HELD or PAUSED");
      case Stop _ -> notNow(state, "to be HELD, PAUSED or WAITING");
      case OfAttempt c ->
          stale(state, "to await attempt %s with fence %d".formatted(c.attempt(), c.fence()));
      case NoteRollbackSucceeded c -> stale(state, "to be rolled back by " + c.rollback());
      case NoteRollbackFailed c -> stale(state, "to be rolled back by " + c.rollback());
    };
  }

  private static Decision<UpgradeEvent> requested(RequestUpgrade c) {
    return accept(
        new UpgradeRequested(
            c.upgradeId(),
            c.installation(),
            c.target(),
            c.policy(),
            c.toProbe(),
            c.by(),
            c.at(),
            Optional.of(c.choice()).filter(choice -> !choice.equals(Choice.NONE))));
  }

  private static Decision<UpgradeEvent> began(ReportBegan c) {
    var attempt = c.attempt();
    return accept(
        new RunStarted(
            c.upgradeId(),
            attempt.stage(),
            attempt.host(),
            attempt.number(),
            c.fence(),
            c.executor(),
            c.at()));
  }

  private static Decision<UpgradeEvent> reissued(Reissue c) {
    var attempt = c.attempt();
    return accept(
        new RunReissued(
            c.upgradeId(),
            attempt.stage(),
            attempt.host(),
            attempt.number(),
            c.fence() + 1,
            c.reason(),
            c.at()));
  }

  private static boolean isPlan(Upgrade state, Sha256 hash) {
    return (state instanceof Proposed proposed && proposed.planHash().equals(hash))
        || (state instanceof Approved approved && approved.planHash().equals(hash));
  }

  private static Decision<UpgradeEvent> otherPlan(Sha256 expected, Sha256 got) {
    return reject(
        Reason.OTHER_PLAN, "Expected approval of plan %s, but got %s".formatted(expected, got));
  }

  private static boolean isVoid(Proposed state) {
    return state.approvals().flatMap(Approvals::voided).isPresent();
  }

  private static Decision<UpgradeEvent> changed(Proposed state) {
    return reject(
        Reason.CHANGED_SINCE,
        Agreements.changed(state.approvals().flatMap(Approvals::voided).orElse(List.of())));
  }

  private static boolean awaitsPlan(Upgrade state) {
    return state instanceof Undoing || (state instanceof Discovering s && s.pending().isEmpty());
  }

  private static boolean canBeStopped(Upgrade state) {
    return state instanceof Waiting
        || state instanceof Paused
        || (state instanceof Held s && !Runs.anyOpen(s));
  }

  private static boolean isRollingBack(Upgrade state, UpgradeId rollback) {
    return state instanceof RollingBack s && s.rollback().equals(rollback);
  }

  static Decision<UpgradeEvent> accept(UpgradeEvent... events) {
    return new Accepted<>(List.of(events));
  }

  static Decision<UpgradeEvent> reject(Reason reason, String message) {
    return new Rejected<>(reason, message);
  }

  static Decision<UpgradeEvent> notNow(Upgrade state, String expected) {
    return notNow(state, expected, Optional.empty());
  }

  /// @param why what else should be known
  static Decision<UpgradeEvent> notNow(Upgrade state, String expected, Optional<String> why) {
    return reject(
        Reason.INVALID_STATE,
        "Expected upgrade %s, but it is %s%s"
            .formatted(expected, StateName.of(state), why.map(words -> ": " + words).orElse("")));
  }

  private static Decision<UpgradeEvent> stale(Upgrade state, String expected) {
    return reject(
        Reason.STALE, "Expected upgrade %s, but it is %s".formatted(expected, StateName.of(state)));
  }
}
