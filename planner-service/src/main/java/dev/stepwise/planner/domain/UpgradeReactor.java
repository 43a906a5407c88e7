package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.WayBack;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.Halt;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalWithdrawn;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsExpired;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostSetAside;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanDenied;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunCalledOff;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunMarkedDone;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.FollowUp.AskForFacts;
import dev.stepwise.planner.domain.FollowUp.Clear;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.FollowUp.End;
import dev.stepwise.planner.domain.FollowUp.KeepAwaiting;
import dev.stepwise.planner.domain.FollowUp.MakePlan;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import dev.stepwise.planner.domain.FollowUp.StopAwaiting;
import dev.stepwise.planner.domain.FollowUp.StopAwaitingAll;
import dev.stepwise.planner.domain.FollowUp.Tell;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What follows from each fact. Called once, when the fact is recorded, and never on replay.
public final class UpgradeReactor {
  /// What has to be done because of an event.
  ///
  /// @param after the state with the event in it
  public List<FollowUp> react(Upgrade after, UpgradeEvent event) {
    return switch (event) {
      case UpgradeRequested e ->
          List.of(new AskForFacts(e.upgradeId(), e.installation(), e.toProbe()));
      case FactsDiscovered e -> answered(after, e.upgradeId(), e.host());
      case FactsNotDiscovered e -> answered(after, e.upgradeId(), e.host());

      case UpgradeStarted e ->
          tellOriginal(
              after, id -> new UpgradeCommand.NoteRollbackStarted(id, e.upgradeId(), e.at()));
      case StageStarted e -> commands(begun(after, e), e.stage());
      case RunStarted e -> List.of(new KeepAwaiting(end(begun(after, e), e.stage(), e.host())));
      case StageResumed e -> commands(begun(after, e), e.stage());
      case RunReissued e -> List.of(command(begun(after, e), e.stage(), e.host()));
      case RunCalledOff e -> List.of(command(begun(after, e), e.stage(), e.host()));
      case RunRetried e -> List.of(command(begun(after, e), e.stage(), e.host()));
      case RunSucceeded e -> List.of(new StopAwaiting(end(begun(after, e), e.stage(), e.host())));
      case RunFailed e -> List.of(new StopAwaiting(end(begun(after, e), e.stage(), e.host())));
      case RunUnknown e -> List.of(new StopAwaiting(end(begun(after, e), e.stage(), e.host())));

      case UpgradeSucceeded e -> succeeded(begun(after, e), e);
      case UpgradeFailed e -> failed(begun(after, e), e);
      case UpgradeCancelled e -> List.of(new StopAwaitingAll(e.upgradeId()));

      // The plan of a rollback needs the sealed log, which no transaction waits for:
      // RollbackPlanning looks for upgrades that are UNDOING.
      case RollbackRequested _ -> List.of();
      case PlanProposed _, UpgradeRefused _, PlanApproved _, UpgradeHeld _ -> List.of();
      case ConfirmationAsked _, ChecklistSigned _ -> List.of();
      case RunMarkedDone _, HostSetAside _, HostTakenBack _ -> List.of();
      case HostExcluded _, PauseAsked _ -> List.of();
      case UpgradePaused _, UpgradeResumed _, CancelAsked _ -> List.of();
      case RolledBack e -> clearedLedgers(begun(after, e)).toList();
      case RollbackStarted _, RollbackFailed _ -> List.of();
      case FactsAskedAgain e ->
          after instanceof Approved s
              ? List.of(new AskForFacts(e.upgradeId(), s.plan().installation(), e.toProbe()))
              : List.of();
      case FactsConfirmed e ->
          List.of(new StopAwaiting(new Awaited.Facts(e.upgradeId(), e.host())));
      case FactsNotConfirmed e ->
          List.of(new StopAwaiting(new Awaited.Facts(e.upgradeId(), e.host())));
      case ApprovalGiven _, ApprovalWithdrawn _, ApprovalsVoided _ -> List.of();
      case PlanDenied _, ApprovalsExpired _, UpgradeEvent.Timing _ -> List.of();
    };
  }

  private static List<FollowUp> answered(Upgrade after, UpgradeId id, HostId host) {
    var answered = new StopAwaiting(new Awaited.Facts(id, host));
    return after instanceof Discovering s && s.pending().isEmpty()
        ? List.of(answered, new MakePlan(s))
        : List.of(answered);
  }

  private static List<FollowUp> commands(Begun after, int stage) {
    var captured = after.progress().capturedBefore(stage);
    return after.progress().current().stream()
        .filter(run -> run.status().isOpen())
        .map(run -> command(after, stage, run.host(), captured))
        .toList();
  }

  private static FollowUp command(Begun after, int stage, HostId host) {
    return command(after, stage, host, after.progress().capturedBefore(stage));
  }

  /// A run that is being ended stays so, whoever is asked again to see to it.
  private static FollowUp command(Begun after, int stage, HostId host, List<Run> captured) {
    var step = Commands.runStep(after.id(), after.progress(), stage, host, captured);
    return after
        .progress()
        .departures()
        .halt()
        .filter(Halt::isNow)
        .<FollowUp>map(halt -> new End(new CancelRun(step, why(halt))))
        .orElseGet(() -> new Command(step));
  }

  private static String why(Halt halt) {
    return "%s by %s: %s"
        .formatted(halt.forGood() ? "cancelled" : "paused", halt.by(), halt.reason());
  }

  private static Awaited end(Begun after, int stage, HostId host) {
    var run = after.progress().run(stage, host);
    return new Awaited.RunEnd(new AttemptId(after.id(), stage, host, run.attempt()), run.fence());
  }

  private static List<FollowUp> succeeded(Begun after, UpgradeSucceeded e) {
    return Stream.of(
            recorded(after.progress()),
            tellOriginal(
                after,
                id ->
                    new UpgradeCommand.NoteRollbackSucceeded(
                        id, e.upgradeId(), e.at(), left(after.progress())))
                .stream(),
            clearedLedgers(after))
        .flatMap(followUps -> followUps)
        .toList();
  }

  /// What a rollback has not undone: what it was not to undo, and what it was to undo on hosts that
  /// were left out meanwhile.
  private static Optional<String> left(Progress rollback) {
    var excluded = rollback.departures().excluded().keySet();
    return excluded.isEmpty()
        ? rollback.plan().wayBack().flatMap(WayBack::left)
        : Optional.of(
            "left out of the rollback: "
                + excluded.stream().map(HostId::value).collect(Collectors.joining(", ")));
  }

  private static List<FollowUp> failed(Begun after, UpgradeFailed e) {
    return Stream.concat(
            tellOriginal(
                after,
                id -> new UpgradeCommand.NoteRollbackFailed(id, e.upgradeId(), e.reason(), e.at()))
                .stream(),
            clearedLedgers(after))
        .toList();
  }

  /// Of an upgrade that is over nothing is needed on the hosts any longer: what its runs printed
  /// and found out is in the log.
  private static Stream<FollowUp> clearedLedgers(Begun after) {
    return Commands.clearLedgers(after.id(), after.progress()).map(Clear::new);
  }

  /// While some host has another release, nobody can say that the installation has the new one.
  private static Stream<FollowUp> recorded(Progress progress) {
    var plan = progress.plan();
    return plan.isPartial() || !progress.departures().excluded().isEmpty()
        ? Stream.empty()
        : Stream.of(new RecordRelease(plan.installation().id(), plan.to(), plan.upgradeId()));
  }

  private static List<FollowUp> tellOriginal(
      Upgrade after, Function<UpgradeId, UpgradeCommand> news) {
    return after instanceof Begun begun ? tell(begun.progress().plan(), news) : List.of();
  }

  private static List<FollowUp> tell(Plan plan, Function<UpgradeId, UpgradeCommand> news) {
    return plan.rollbackOf().map(news).<FollowUp>map(Tell::new).stream().toList();
  }

  private static Begun begun(Upgrade after, UpgradeEvent event) {
    if (after instanceof Begun begun) {
      return begun;
    }
    throw new CorruptHistory(
        "Expected upgrade '%s' to have begun at %s, but it is %s"
            .formatted(event.upgradeId(), event.getClass().getSimpleName(), StateName.of(after)));
  }
}
