package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// A fact about one upgrade. The planner is the only author; every other service is a reader.
/// Stored and published alike, so the audit log seals what was decided, not a translation of it. A
/// record is never edited once released: add a new type, and keep the old one decodable.
public sealed interface UpgradeEvent {
  UpgradeId upgradeId();

  /// When the planner decided it, by the planner's clock.
  Instant at();

  /// Somebody asked for an upgrade. `toProbe` are the hosts whose facts are awaited.
  ///
  /// @param choice what was chosen, when something was
  record UpgradeRequested(
      UpgradeId upgradeId,
      Installation installation,
      Release target,
      String policy,
      List<HostId> toProbe,
      String by,
      Instant at,
      Optional<Choice> choice)
      implements UpgradeEvent {
    public UpgradeRequested {
      toProbe = List.copyOf(toProbe);
    }

    /// A request for everything.
    public UpgradeRequested(
        UpgradeId upgradeId,
        Installation installation,
        Release target,
        String policy,
        List<HostId> toProbe,
        String by,
        Instant at) {
      this(upgradeId, installation, target, policy, toProbe, by, at, Optional.empty());
    }
  }

  /// Somebody asked to undo an upgrade.
  ///
  /// @param scope how much of it; absent for everything
  record RollbackRequested(
      UpgradeId upgradeId,
      UpgradeId rollbackOf,
      Installation installation,
      String by,
      Instant at,
      Optional<RollbackScope> scope)
      implements UpgradeEvent {
    /// A request to undo everything.
    public RollbackRequested(
        UpgradeId upgradeId,
        UpgradeId rollbackOf,
        Installation installation,
        String by,
        Instant at) {
      this(upgradeId, rollbackOf, installation, by, at, Optional.empty());
    }
  }

  /// A host's facts are known.
  record FactsDiscovered(
      UpgradeId upgradeId, HostId host, SortedMap<String, String> facts, Instant at)
      implements UpgradeEvent {
    public FactsDiscovered {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// A host's facts could not be had, so no path that needs them is open.
  record FactsNotDiscovered(
      UpgradeId upgradeId, HostId host, HostProblem problem, String message, Instant at)
      implements UpgradeEvent {}

  /// There is a plan, and these are its words and its name.
  record PlanProposed(UpgradeId upgradeId, Plan plan, Sha256 planHash, Instant at)
      implements UpgradeEvent {}

  /// There is no plan. Nothing was changed.
  ///
  /// @param reason what is wrong
  /// @param advice what would be right
  record UpgradeRefused(UpgradeId upgradeId, String reason, String advice, Instant at)
      implements UpgradeEvent {}

  /// Somebody approved exactly the plan of that hash, and nobody else has to: before its start, or
  /// again while it is at rest and its approval has ended.
  ///
  /// @param validUntil when the approval ends; absent from what was written before approvals ended
  /// @param comment what was said, when something was
  record PlanApproved(
      UpgradeId upgradeId,
      Sha256 planHash,
      String by,
      Instant at,
      Optional<Instant> validUntil,
      Optional<String> comment)
      implements UpgradeEvent {
    /// An approval that says no more than who gave it.
    public PlanApproved(UpgradeId upgradeId, Sha256 planHash, String by, Instant at) {
      this(upgradeId, planHash, by, at, Optional.empty(), Optional.empty());
    }
  }

  /// Somebody gave it up before it started.
  record UpgradeCancelled(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// From here on hosts are changed.
  ///
  /// @param stages how long each is expected to take; absent where that was not said
  record UpgradeStarted(
      UpgradeId upgradeId, String by, Instant at, Optional<List<StageTime>> stages)
      implements UpgradeEvent {
    public UpgradeStarted {
      stages = stages.map(List::copyOf);
    }

    /// A start without a forecast.
    public UpgradeStarted(UpgradeId upgradeId, String by, Instant at) {
      this(upgradeId, by, at, Optional.empty());
    }
  }

  /// The runs of a stage are commanded, each as attempt 1.
  record StageStarted(UpgradeId upgradeId, int stage, Instant at) implements UpgradeEvent {}

  /// Before the stage starts, a person signs its checklist.
  record ConfirmationAsked(UpgradeId upgradeId, int stage, Instant at) implements UpgradeEvent {}

  /// Somebody vouches for every item of the checklist of a stage.
  record ChecklistSigned(UpgradeId upgradeId, int stage, List<String> items, String by, Instant at)
      implements UpgradeEvent {
    public ChecklistSigned {
      items = List.copyOf(items);
    }
  }

  /// The work of a run is on its host.
  record RunStarted(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      long fence,
      String executor,
      Instant at)
      implements UpgradeEvent {}

  /// The same attempt is commanded again, because its executor went silent.
  record RunReissued(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      long fence,
      String reason,
      Instant at)
      implements UpgradeEvent {}

  /// The work is done, as its probe saw.
  record RunSucceeded(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      SortedMap<String, String> facts,
      String settledBy,
      Output output,
      Instant at)
      implements UpgradeEvent {
    public RunSucceeded {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// The work is not done.
  ///
  /// @param started false when `check` refused it, so that there is nothing to undo
  record RunFailed(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      boolean started,
      String reason,
      OptionalInt exitCode,
      Output output,
      Instant at)
      implements UpgradeEvent {}

  /// Nobody can tell whether the work is done.
  record RunUnknown(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      String reason,
      Output output,
      Instant at)
      implements UpgradeEvent {}

  /// A person is needed: retry, roll back or stop.
  record UpgradeHeld(UpgradeId upgradeId, int stage, HostId host, String reason, Instant at)
      implements UpgradeEvent {}

  /// Somebody asked for another attempt of a run that failed or is unknown; it is commanded.
  record RunRetried(
      UpgradeId upgradeId, int stage, HostId host, int attempt, long fence, String by, Instant at)
      implements UpgradeEvent {}

  /// A run is to end before its work is done; how it ended will be told.
  record RunCalledOff(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      long fence,
      String reason,
      Instant at)
      implements UpgradeEvent {}

  /// Somebody vouches that the work of a run that failed or is unknown is done.
  ///
  /// @param evidence how that is known
  /// @param facts those that the step should have captured
  record RunMarkedDone(
      UpgradeId upgradeId,
      int stage,
      HostId host,
      int attempt,
      String evidence,
      SortedMap<String, String> facts,
      String by,
      Instant at)
      implements UpgradeEvent {
    public RunMarkedDone {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// A host failed, but not as many as its roll bears: the roll goes on without it, and at its end
  /// a person decides.
  record HostSetAside(UpgradeId upgradeId, int stage, HostId host, String reason, Instant at)
      implements UpgradeEvent {}

  /// A host that was set aside takes part again: what it missed is caught up with.
  record HostTakenBack(UpgradeId upgradeId, HostId host, String by, Instant at)
      implements UpgradeEvent {}

  /// Somebody decided that nothing more is done on a host.
  record HostExcluded(UpgradeId upgradeId, HostId host, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// A stage that others have left behind is caught up with on some hosts; what failed there is
  /// tried again.
  record StageResumed(UpgradeId upgradeId, int stage, List<HostId> hosts, Instant at)
      implements UpgradeEvent {
    public StageResumed {
      hosts = List.copyOf(hosts);
    }
  }

  /// Somebody asked for a pause, which comes about as the mode says.
  record PauseAsked(UpgradeId upgradeId, PauseMode mode, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// Nothing is under way, and nothing starts until somebody resumes it.
  record UpgradePaused(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// Somebody ended the pause, or took back that it was asked for.
  record UpgradeResumed(UpgradeId upgradeId, String by, Instant at) implements UpgradeEvent {}

  /// Somebody gave it up while runs are under way; they are ended first.
  record CancelAsked(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// Every stage is done.
  record UpgradeSucceeded(UpgradeId upgradeId, Instant at) implements UpgradeEvent {}

  /// Somebody stopped it for good; the installation stays as it is.
  record UpgradeFailed(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeEvent {}

  /// The rollback of this upgrade, itself an upgrade, has started.
  record RollbackStarted(UpgradeId upgradeId, UpgradeId rollback, Instant at)
      implements UpgradeEvent {}

  /// The rollback of this upgrade has succeeded.
  ///
  /// @param left what it has not undone, in words; absent when it has undone everything
  record RolledBack(UpgradeId upgradeId, UpgradeId rollback, Instant at, Optional<String> left)
      implements UpgradeEvent {
    /// Of everything.
    public RolledBack(UpgradeId upgradeId, UpgradeId rollback, Instant at) {
      this(upgradeId, rollback, at, Optional.empty());
    }
  }

  /// The rollback of this upgrade was stopped before its end.
  record RollbackFailed(UpgradeId upgradeId, UpgradeId rollback, String reason, Instant at)
      implements UpgradeEvent {}

  /// What concerns who agrees with a plan, beside the last who has to ([PlanApproved]).
  sealed interface Approving extends UpgradeEvent {}

  /// Somebody approved exactly the plan of that hash; others still have to.
  ///
  /// @param comment what was said, when something was
  record ApprovalGiven(
      UpgradeId upgradeId,
      Sha256 planHash,
      String by,
      Instant at,
      Optional<Instant> validUntil,
      Optional<String> comment)
      implements Approving {}

  /// Somebody does not approve any longer.
  record ApprovalWithdrawn(UpgradeId upgradeId, String reason, String by, Instant at)
      implements Approving {}

  /// What the plan was made from has changed, so that no approval of it counts.
  ///
  /// @param differences each in words
  record ApprovalsVoided(UpgradeId upgradeId, List<String> differences, Instant at)
      implements Approving {
    public ApprovalsVoided {
      differences = List.copyOf(differences);
    }
  }

  /// Before the start its hosts are asked whether they still are as planned.
  record FactsAskedAgain(UpgradeId upgradeId, List<HostId> toProbe, String by, Instant at)
      implements Approving {
    public FactsAskedAgain {
      toProbe = List.copyOf(toProbe);
    }
  }

  /// A host still is as planned.
  record FactsConfirmed(UpgradeId upgradeId, HostId host, Instant at) implements Approving {}

  /// A host cannot say whether it is.
  record FactsNotConfirmed(UpgradeId upgradeId, HostId host, String reason, Instant at)
      implements Approving {}

  /// Somebody who could approve says no; it is given up for that.
  record PlanDenied(UpgradeId upgradeId, Sha256 planHash, String reason, String by, Instant at)
      implements Approving {}

  /// It was not started while its approvals were valid; it is given up for that.
  record ApprovalsExpired(UpgradeId upgradeId, Instant validUntil, Instant at)
      implements Approving {}

  /// What concerns the window of an upgrade, and how long it takes.
  sealed interface Timing extends UpgradeEvent {}

  /// Somebody gave an approved upgrade a time: it starts by itself. Takes the place of an earlier
  /// time.
  ///
  /// @param stages how long each is expected to take; absent where that was not said
  record UpgradeScheduled(
      UpgradeId upgradeId,
      Instant startsAt,
      Slot slot,
      String by,
      Instant at,
      Optional<List<StageTime>> stages)
      implements Timing {
    public UpgradeScheduled {
      stages = stages.map(List::copyOf);
    }
  }

  /// It does not start by itself any longer.
  record UpgradeUnscheduled(UpgradeId upgradeId, String reason, String by, Instant at)
      implements Timing {}

  /// What an upgrade under way goes by from here on: its forecast, and its window.
  record TimetableSet(UpgradeId upgradeId, Timetable timetable, Instant at) implements Timing {}

  /// A stage with downtime does not begin now; when a window lets it, it begins by itself.
  ///
  /// @param reason with the figures
  record WindowAwaited(UpgradeId upgradeId, int stage, String reason, Instant at)
      implements Timing {}

  /// Somebody asks that it need not keep to its window; somebody else has to stand behind it.
  record OverrideAsked(UpgradeId upgradeId, String reason, String by, Instant at)
      implements Timing {}

  /// Somebody else stands behind it. It takes effect at once, or with the start.
  record OverrideConfirmed(UpgradeId upgradeId, String by, Instant at) implements Timing {}

  /// Two people decided that it need not keep to its window any longer.
  ///
  /// @param by who asked for it
  /// @param confirmedBy who else stands behind it
  record WindowOverridden(
      UpgradeId upgradeId, String reason, String by, String confirmedBy, Instant at)
      implements Timing {}

  /// It is expected to have something down for longer than its window is open.
  ///
  /// @param closes when the window does
  /// @param end when its downtime will be over, in nine of ten cases
  record OverrunForeseen(UpgradeId upgradeId, Instant closes, Instant end, Instant at)
      implements Timing {}
}
