package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Cancelled;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.Upgrade.Failed;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.Refused;
import dev.stepwise.contracts.upgrade.Upgrade.RolledBack;
import dev.stepwise.contracts.upgrade.Upgrade.RollingBack;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Succeeded;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.Upgrade.Unrequested;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostSetAside;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
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
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How each event changes the state: one line per event, the same for the live planner and for
/// every replay.
final class Evolution {
  private Evolution() {}

  static Upgrade evolve(Upgrade state, UpgradeEvent event) {
    return switch (event) {
      case UpgradeRequested e -> requested(state, e);
      case RollbackRequested e -> rollbackRequested(state, e);
      case FactsDiscovered e -> in(Discovering.class, state, e).answered(e.host(), e.facts());
      case FactsNotDiscovered e ->
          in(Discovering.class, state, e).unanswered(e.host(), e.problem() + ": " + e.message());
      case PlanProposed e -> proposed(state, e);
      case UpgradeRefused e -> refused(state, e);
      case PlanApproved e -> ApprovalEvolution.approved(state, e);
      case UpgradeCancelled e -> cancelled(state, e);
      case UpgradeStarted e -> started(in(Approved.class, state, e));
      case ConfirmationAsked e -> asked(in(Running.class, state, e), e);
      case ChecklistSigned e -> signed(in(Waiting.class, state, e), e);
      case StageStarted e -> stageStarted(in(Running.class, state, e), e);
      case RunStarted e ->
          with(
              in(Begun.class, state, e),
              progress(state, e)
                  .with(e.stage(), e.host(), run -> run.started(e.executor(), e.at())));
      case RunReissued e ->
          with(
              in(Begun.class, state, e),
              progress(state, e).with(e.stage(), e.host(), run -> run.reissued(e.fence())));
      case RunSucceeded e ->
          with(
              in(Begun.class, state, e),
              progress(state, e)
                  .with(
                      e.stage(),
                      e.host(),
                      run ->
                          run.ended(
                              Run.Status.SUCCEEDED,
                              true,
                              e.facts(),
                              e.settledBy(),
                              e.output(),
                              e.at())));
      case RunFailed e ->
          with(
              in(Begun.class, state, e),
              progress(state, e)
                  .with(
                      e.stage(),
                      e.host(),
                      run ->
                          run.ended(
                              Run.Status.FAILED,
                              e.started(),
                              run.facts(),
                              e.reason(),
                              e.output(),
                              e.at())));
      case RunUnknown e ->
          with(
              in(Begun.class, state, e),
              progress(state, e)
                  .with(
                      e.stage(),
                      e.host(),
                      run ->
                          run.ended(
                              Run.Status.UNKNOWN,
                              true,
                              run.facts(),
                              e.reason(),
                              e.output(),
                              e.at())));
      case RunCalledOff e ->
          with(
              in(Begun.class, state, e),
              progress(state, e).with(e.stage(), e.host(), run -> run.reissued(e.fence())));
      case UpgradeHeld e -> held(in(Running.class, state, e), e);
      case RunRetried e -> decided(state, retried(state, e), e);
      case RunMarkedDone e -> decided(state, markedDone(state, e), e);
      case HostSetAside e ->
          with(
              in(Running.class, state, e),
              progress(state, e).departing(before -> before.settingAside(e.host())));
      case HostTakenBack e ->
          decided(state, progress(state, e).departing(before -> before.takingBack(e.host())), e);
      case HostExcluded e -> excluded(state, e);
      case StageResumed e ->
          with(in(Running.class, state, e), progress(state, e).again(e.stage(), e.hosts(), e.at()));
      case PauseAsked e ->
          with(
              in(Running.class, state, e),
              progress(state, e)
                  .departing(halt(Optional.of(new Halt(e.mode(), false, e.reason(), e.by())))));
      case CancelAsked e -> cancelAsked(state, e);
      case UpgradePaused e ->
          new Paused(
              e.upgradeId(),
              in(Running.class, state, e).progress().departing(halt(Optional.empty())),
              e.reason(),
              e.by());
      case UpgradeResumed e -> resumed(state, e);
      case UpgradeSucceeded e -> succeeded(in(Running.class, state, e), e);
      case UpgradeFailed e -> new Failed(e.upgradeId(), stopped(state, e), e.reason());
      case RollbackStarted e -> rollingBack(in(Begun.class, state, e), e);
      case UpgradeEvent.RolledBack e ->
          new RolledBack(
              e.upgradeId(), in(RollingBack.class, state, e).progress(), e.rollback(), e.left());
      case RollbackFailed e ->
          new Failed(e.upgradeId(), in(RollingBack.class, state, e).progress(), e.reason());
      case UpgradeEvent.Approving e -> ApprovalEvolution.evolve(state, e);
      case UpgradeEvent.Timing e -> TimingEvolution.evolve(state, e);
    };
  }

  private static Upgrade requested(Upgrade state, UpgradeRequested e) {
    in(Unrequested.class, state, e);
    return new Discovering(
        e.upgradeId(),
        e.installation(),
        e.target(),
        e.policy(),
        e.by(),
        e.toProbe(),
        new TreeMap<>(),
        new TreeMap<>(),
        e.choice());
  }

  private static Upgrade rollbackRequested(Upgrade state, RollbackRequested e) {
    in(Unrequested.class, state, e);
    return new Undoing(e.upgradeId(), e.rollbackOf(), e.installation(), e.by(), e.scope());
  }

  private static Upgrade proposed(Upgrade state, PlanProposed e) {
    return switch (state) {
      case Discovering s -> new Proposed(e.upgradeId(), e.plan(), e.planHash(), s.by());
      case Undoing s -> new Proposed(e.upgradeId(), e.plan(), e.planHash(), s.by());
      case Unrequested _, Refused _, Proposed _, Approved _, Cancelled _, Begun _ ->
          throw impossible(state, e);
    };
  }

  private static Upgrade refused(Upgrade state, UpgradeRefused e) {
    return switch (state) {
      case Discovering s -> new Refused(e.upgradeId(), s.installation(), e.reason(), e.advice());
      case Undoing s -> new Refused(e.upgradeId(), s.installation(), e.reason(), e.advice());
      case Unrequested _, Refused _, Proposed _, Approved _, Cancelled _, Begun _ ->
          throw impossible(state, e);
    };
  }

  private static Upgrade cancelled(Upgrade state, UpgradeCancelled e) {
    return switch (state) {
      case Discovering s -> new Cancelled(e.upgradeId(), s.installation(), e.reason());
      case Undoing s -> new Cancelled(e.upgradeId(), s.installation(), e.reason());
      case Proposed s -> new Cancelled(e.upgradeId(), s.plan().installation(), e.reason());
      case Approved s -> new Cancelled(e.upgradeId(), s.plan().installation(), e.reason());
      case Unrequested _, Refused _, Cancelled _, Begun _ -> throw impossible(state, e);
    };
  }

  private static Upgrade started(Approved state) {
    var progress = new Progress(state.plan(), state.planHash(), List.of(), List.of());
    return new Running(
        state.id(),
        progress.approved(
            Optional.of(ApprovalEvolution.approvers(state)),
            state.approvals().map(given -> new Consent(state.by(), given))));
  }

  private static Upgrade stageStarted(Running state, StageStarted e) {
    var progress = state.progress();
    requireNext(state, e.stage(), e);
    return new Running(
        state.id(), progress.toStage(progress.plan().stages().get(e.stage()), e.at()));
  }

  private static Upgrade asked(Running state, ConfirmationAsked e) {
    requireNext(state, e.stage(), e);
    return new Waiting(state.id(), state.progress(), e.stage());
  }

  private static Upgrade signed(Waiting state, ChecklistSigned e) {
    if (e.stage() != state.stage() || state.closed().isPresent()) {
      throw impossible(state, e);
    }
    return new Running(state.id(), state.progress());
  }

  private static void requireNext(Running state, int stage, UpgradeEvent e) {
    var progress = state.progress();
    if (!progress.isStageDone()
        || stage != progress.reached() + 1
        || stage >= progress.plan().stages().size()) {
      throw impossible(state, e);
    }
  }

  private static Progress stopped(Upgrade state, UpgradeFailed e) {
    var progress = progress(state, e);
    if (!(state instanceof Waiting || state instanceof Paused || state instanceof Held)
        && !(state instanceof Running && progress.isGivenUp())) {
      throw impossible(state, e);
    }
    return progress.departing(halt(Optional.empty()));
  }

  private static Upgrade succeeded(Running state, UpgradeSucceeded e) {
    var progress = state.progress();
    if (!progress.isStageDone() || progress.next().isPresent()) {
      throw impossible(state, e);
    }
    return new Succeeded(state.id(), progress);
  }

  private static Upgrade rollingBack(Begun state, RollbackStarted e) {
    return switch (state) {
      case Waiting s -> new RollingBack(s.id(), s.progress(), e.rollback());
      case Paused s -> new RollingBack(s.id(), s.progress(), e.rollback());
      case Held s -> new RollingBack(s.id(), s.progress(), e.rollback());
      case Succeeded s -> new RollingBack(s.id(), s.progress(), e.rollback());
      case Failed s -> new RollingBack(s.id(), s.progress(), e.rollback());
      case RolledBack s when s.left().isPresent() ->
          new RollingBack(s.id(), s.progress(), e.rollback());
      case Running _, RollingBack _, RolledBack _ -> throw impossible(state, e);
    };
  }

  private static Upgrade held(Running state, UpgradeHeld e) {
    var isNow = state.progress().departures().halt().filter(Halt::isNow).isPresent();
    return new Held(
        state.id(),
        isNow ? state.progress().departing(halt(Optional.empty())) : state.progress(),
        e.reason());
  }

  private static UnaryOperator<Departures> halt(Optional<Halt> halt) {
    return before -> before.halting(halt);
  }

  private static Progress retried(Upgrade state, RunRetried e) {
    requireTrouble(state, e, e.stage(), e.host());
    return progress(state, e)
        .with(e.stage(), e.host(), run -> run.retried(e.attempt(), e.fence(), e.at()));
  }

  private static void requireTrouble(Upgrade state, UpgradeEvent e, int stage, HostId host) {
    if (!progress(state, e).run(stage, host).status().isTrouble()) {
      throw impossible(state, e);
    }
  }

  private static Progress markedDone(Upgrade state, RunMarkedDone e) {
    requireTrouble(state, e, e.stage(), e.host());
    var note = "marked done by %s: %s".formatted(e.by(), e.evidence());
    return progress(state, e)
        .with(e.stage(), e.host(), run -> run.markedDone(e.facts(), note, e.at()));
  }

  private static Upgrade excluded(Upgrade state, HostExcluded e) {
    var progress =
        progress(state, e)
            .departing(before -> before.excluding(e.host(), e.reason()))
            .skippingExcluded();
    return state instanceof Paused paused ? with(paused, progress) : decided(state, progress, e);
  }

  /// Goes on as soon as nobody is needed any longer.
  private static Upgrade decided(Upgrade state, Progress progress, UpgradeEvent e) {
    return state instanceof Held held && progress.needsAPerson()
        ? new Held(held.id(), progress, held.reason())
        : new Running(
            state instanceof Held held ? held.id() : in(Running.class, state, e).id(), progress);
  }

  private static Upgrade cancelAsked(Upgrade state, CancelAsked e) {
    var begun = state instanceof Held held ? held : in(Running.class, state, e);
    var halt = new Halt(PauseMode.NOW, true, e.reason(), e.by());
    return with(begun, begun.progress().departing(halt(Optional.of(halt))));
  }

  private static Upgrade resumed(Upgrade state, UpgradeResumed e) {
    return state instanceof Paused paused
        ? new Running(paused.id(), paused.progress())
        : with(in(Running.class, state, e), progress(state, e).departing(halt(Optional.empty())));
  }

  private static Progress progress(Upgrade state, UpgradeEvent event) {
    return in(Begun.class, state, event).progress();
  }

  /// Reports of runs that were under way still come while a person is asked, or after one said
  /// stop.
  static Begun with(Begun state, Progress progress) {
    return switch (state) {
      case Running s -> new Running(s.id(), progress);
      case Waiting s -> new Waiting(s.id(), progress, s.stage(), s.closed());
      case Paused s -> new Paused(s.id(), progress, s.reason(), s.by());
      case Held s -> new Held(s.id(), progress, s.reason());
      case Succeeded s -> new Succeeded(s.id(), progress);
      case Failed s -> new Failed(s.id(), progress, s.reason());
      case RollingBack s -> new RollingBack(s.id(), progress, s.rollback());
      case RolledBack s -> new RolledBack(s.id(), progress, s.rollback(), s.left());
    };
  }

  static <S extends Upgrade> S in(Class<S> expected, Upgrade state, UpgradeEvent event) {
    if (!expected.isInstance(state)) {
      throw impossible(state, event);
    }
    return expected.cast(state);
  }

  static CorruptHistory impossible(Upgrade state, UpgradeEvent event) {
    return new CorruptHistory(
        "Expected no %s of upgrade '%s' while it is %s"
            .formatted(
                event.getClass().getSimpleName(),
                event.upgradeId(),
                state.getClass().getSimpleName()));
  }
}
