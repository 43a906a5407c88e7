package dev.stepwise.planner.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.domain.timing.Admission;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What can be asked of one upgrade, by people (`by`), by executors' reports, by the watchdog, or
/// by another upgrade. Time and names come along, so that the same command always gives the same
/// answer.
public sealed interface UpgradeCommand {
  UpgradeId upgradeId();

  Instant at();

  // --- Planning

  /// Upgrade the installation.
  ///
  /// @param toProbe the hosts whose facts the plan needs
  /// @param choice what of the platform, when the playbook leaves a choice
  record RequestUpgrade(
      UpgradeId upgradeId,
      Installation installation,
      Release target,
      String policy,
      List<HostId> toProbe,
      String by,
      Instant at,
      Choice choice)
      implements UpgradeCommand {
    public RequestUpgrade {
      toProbe = List.copyOf(toProbe);
    }

    /// A request for everything.
    public RequestUpgrade(
        UpgradeId upgradeId,
        Installation installation,
        Release target,
        String policy,
        List<HostId> toProbe,
        String by,
        Instant at) {
      this(upgradeId, installation, target, policy, toProbe, by, at, Choice.NONE);
    }
  }

  /// Undo an upgrade.
  ///
  /// @param original where the upgrade to undo stands
  /// @param scope how much of it
  record RequestRollback(
      UpgradeId upgradeId,
      UpgradeId rollbackOf,
      Upgrade original,
      String by,
      Instant at,
      RollbackScope scope)
      implements UpgradeCommand {
    /// Undo everything.
    public RequestRollback(
        UpgradeId upgradeId, UpgradeId rollbackOf, Upgrade original, String by, Instant at) {
      this(upgradeId, rollbackOf, original, by, at, RollbackScope.WHOLE);
    }
  }

  /// A host answered.
  record RecordFacts(UpgradeId upgradeId, HostId host, SortedMap<String, String> facts, Instant at)
      implements UpgradeCommand {
    public RecordFacts {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// A host gave no answer.
  record RecordMissingFacts(
      UpgradeId upgradeId, HostId host, HostProblem problem, String message, Instant at)
      implements UpgradeCommand {}

  /// There is a plan.
  record ProposePlan(UpgradeId upgradeId, Plan plan, Sha256 planHash, Instant at)
      implements UpgradeCommand {}

  /// There is no plan.
  record RefuseUpgrade(UpgradeId upgradeId, String reason, String advice, Instant at)
      implements UpgradeCommand {}

  // --- People

  /// Agree with exactly the plan of that hash.
  ///
  /// @param validUntil when that ends; empty when it does not
  /// @param changes of what the plan was made from, since then
  record Approve(
      UpgradeId upgradeId,
      Sha256 planHash,
      String by,
      Instant at,
      Optional<Instant> validUntil,
      Optional<String> comment,
      List<String> changes)
      implements UpgradeCommand {
    public Approve {
      changes = List.copyOf(changes);
    }

    /// One that does not end.
    public Approve(UpgradeId upgradeId, Sha256 planHash, String by, Instant at) {
      this(upgradeId, planHash, by, at, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /// Say no to exactly the plan of that hash.
  record Deny(UpgradeId upgradeId, Sha256 planHash, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Ask the hosts whether they still are as planned.
  record AskAgain(UpgradeId upgradeId, String by, Instant at) implements UpgradeCommand {}

  /// Take an approval back.
  record WithdrawApproval(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Give it up; what is under way is ended on its hosts.
  record Cancel(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Begin to change hosts.
  ///
  /// @param changes of what the plan was made from, since then
  /// @param admission what its windows say
  record Start(
      UpgradeId upgradeId,
      List<String> changes,
      String by,
      Instant at,
      Optional<Admission> admission)
      implements UpgradeCommand {
    public Start {
      changes = List.copyOf(changes);
    }

    /// A start while everything is as planned, which no window and no forecast is asked about.
    public Start(UpgradeId upgradeId, String by, Instant at) {
      this(upgradeId, List.of(), by, at, Optional.empty());
    }
  }

  /// Start by itself at that time, for that window; in place of an earlier time.
  ///
  /// @param stages how long each is expected to take
  record Schedule(
      UpgradeId upgradeId,
      Instant startsAt,
      Slot slot,
      List<StageTime> stages,
      String by,
      Instant at)
      implements UpgradeCommand {
    public Schedule {
      stages = List.copyOf(stages);
    }
  }

  /// Do not start by itself after all.
  record Unschedule(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Let it start, or go on, outside of the window: the glass is to be broken.
  record AskOverride(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Stand behind that, as the second person.
  ///
  /// @param reason that was read: no other one is confirmed
  record ConfirmOverride(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Vouch for the checklist of a stage, so that it starts.
  record Confirm(UpgradeId upgradeId, int stage, List<String> items, String by, Instant at)
      implements UpgradeCommand {
    public Confirm {
      items = List.copyOf(items);
    }
  }

  /// Try again what failed or is unknown.
  ///
  /// @param host where; everywhere when it is left out
  record Retry(UpgradeId upgradeId, Optional<HostId> host, String by, Instant at)
      implements UpgradeCommand {
    /// Everywhere.
    public Retry(UpgradeId upgradeId, String by, Instant at) {
      this(upgradeId, Optional.empty(), by, at);
    }
  }

  /// Vouch that what failed or is unknown on a host is done.
  ///
  /// @param evidence how that is known
  /// @param facts those that the step should have captured
  record MarkDone(
      UpgradeId upgradeId,
      HostId host,
      String evidence,
      SortedMap<String, String> facts,
      String by,
      Instant at)
      implements UpgradeCommand {
    public MarkDone {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// Go on without a host, for good.
  record Exclude(UpgradeId upgradeId, HostId host, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// Halt, as soon as the mode says.
  record Pause(UpgradeId upgradeId, PauseMode mode, String reason, String by, Instant at)
      implements UpgradeCommand {}

  /// End the pause, or take back that it was asked for.
  record Resume(UpgradeId upgradeId, String by, Instant at) implements UpgradeCommand {}

  /// Leave it as it is, for good.
  record Stop(UpgradeId upgradeId, String reason, String by, Instant at)
      implements UpgradeCommand {}

  // --- The clock

  /// See whether approvals still count.
  ///
  /// @param differences between the plan and what would be planned now
  record VoidApprovals(UpgradeId upgradeId, List<String> differences, Instant at)
      implements UpgradeCommand {
    public VoidApprovals {
      differences = List.copyOf(differences);
    }
  }

  /// See whether approvals have ended.
  record ExpireApprovals(UpgradeId upgradeId, Instant at) implements UpgradeCommand {}

  /// Another window, for an upgrade that waits for one.
  record OfferWindow(UpgradeId upgradeId, Timetable timetable, Instant at)
      implements UpgradeCommand {}

  /// See whether it will be over before its window closes.
  record ForeseeOverrun(UpgradeId upgradeId, Instant at) implements UpgradeCommand {}

  // --- Executors and the watchdog

  /// What is said about one attempt; `fence` is that of the command that is spoken of.
  sealed interface OfAttempt extends UpgradeCommand {
    AttemptId attempt();

    long fence();

    @Override
    default UpgradeId upgradeId() {
      return attempt().upgradeId();
    }
  }

  /// The work is on its host.
  record ReportBegan(AttemptId attempt, long fence, String executor, Instant at)
      implements OfAttempt {}

  /// The work is over.
  record ReportEnded(AttemptId attempt, long fence, Outcome outcome, Output output, Instant at)
      implements OfAttempt {}

  /// Command the same attempt again, because its executor went silent.
  record Reissue(AttemptId attempt, long fence, String reason, Instant at) implements OfAttempt {}

  // --- The rollback of this upgrade, itself an upgrade

  record NoteRollbackStarted(UpgradeId upgradeId, UpgradeId rollback, Instant at)
      implements UpgradeCommand {}

  /// @param left what it has not undone; empty when it has undone everything
  record NoteRollbackSucceeded(
      UpgradeId upgradeId, UpgradeId rollback, Instant at, Optional<String> left)
      implements UpgradeCommand {
    /// Of everything.
    public NoteRollbackSucceeded(UpgradeId upgradeId, UpgradeId rollback, Instant at) {
      this(upgradeId, rollback, at, Optional.empty());
    }
  }

  record NoteRollbackFailed(UpgradeId upgradeId, UpgradeId rollback, String reason, Instant at)
      implements UpgradeCommand {}
}
