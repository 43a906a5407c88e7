package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where one upgrade stands. What is possible next follows from the type.
///
/// <pre>
///   Unrequested ─▶ Discovering ─▶ Proposed ─▶ Approved ─▶ Running ⇄ Held
///                      │              │           │          │       │
///                      ▼              └─────┬─────┘          ▼       ▼
///                   Refused             Cancelled        Succeeded  Failed
///                                                            │       │
///   a rollback starts at Proposed:                           ▼       ▼
///   Unrequested ─▶ Undoing ─▶ Proposed ─▶ …       Held ─▶ RollingBack ─▶ RolledBack
///
///   Approved ─▶ Proposed when an approval is withdrawn or void
///
///   before a stage with a checklist, or with downtime outside of a window: Running ⇄ Waiting, and
///   when somebody asks for a pause: Running ⇄ Paused; from both Failed and RollingBack can be
///   reached as from Held. RolledBack ─▶ RollingBack while something is left to undo
/// </pre>
///
/// The state is the fold of the events ([#replay]); the planner decides with it and audit replays
/// with it.
public sealed interface Upgrade {
  /// Nothing has happened.
  record Unrequested() implements Upgrade {}

  /// The hosts are being asked for their facts.
  ///
  /// @param pending whose answer is awaited
  /// @param problems what the hosts that gave none said, by host
  /// @param choice what was chosen, when something was
  record Discovering(
      UpgradeId id,
      Installation installation,
      Release target,
      String policy,
      String by,
      List<HostId> pending,
      SortedMap<HostId, SortedMap<String, String>> facts,
      SortedMap<HostId, String> problems,
      Optional<Choice> choice)
      implements Upgrade {
    public Discovering {
      pending = List.copyOf(pending);
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
      problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    Discovering answered(HostId host, SortedMap<String, String> found) {
      var more = new TreeMap<>(facts);
      more.put(host, found);
      return new Discovering(
          id, installation, target, policy, by, without(host), more, problems, choice);
    }

    Discovering unanswered(HostId host, String problem) {
      var more = new TreeMap<>(problems);
      more.put(host, problem);
      return new Discovering(
          id, installation, target, policy, by, without(host), facts, more, choice);
    }

    private List<HostId> without(HostId host) {
      return pending.stream().filter(awaited -> !awaited.equals(host)).toList();
    }
  }

  /// A rollback whose plan is being derived from the log.
  ///
  /// @param scope how much is undone; absent for everything
  record Undoing(
      UpgradeId id,
      UpgradeId rollbackOf,
      Installation installation,
      String by,
      Optional<RollbackScope> scope)
      implements Upgrade {
    /// A rollback of everything.
    public Undoing(UpgradeId id, UpgradeId rollbackOf, Installation installation, String by) {
      this(id, rollbackOf, installation, by, Optional.empty());
    }
  }

  /// There is no way to do it; nothing was changed.
  record Refused(UpgradeId id, Installation installation, String reason, String advice)
      implements Upgrade {}

  /// The plan waits for approval.
  ///
  /// @param approvals who agrees with it so far, and why others do not count any longer; absent
  ///   when nobody does
  record Proposed(
      UpgradeId id, Plan plan, Sha256 planHash, String by, Optional<Approvals> approvals)
      implements Upgrade {
    /// One that nobody has agreed with yet.
    public Proposed(UpgradeId id, Plan plan, Sha256 planHash, String by) {
      this(id, plan, planHash, by, Optional.empty());
    }

    Proposed with(Approvals other) {
      return new Proposed(id, plan, planHash, by, other.orAbsent());
    }
  }

  /// The plan is approved and waits for its start.
  ///
  /// @param approvedBy the last who agreed
  /// @param appointment when it starts by itself; absent when it does not
  /// @param approvals who agrees with it; absent when nothing is known but `approvedBy`
  /// @param recheck whether its hosts still are as planned; absent before they are asked
  /// @param override who wants it to start outside of its window; absent when nobody does
  record Approved(
      UpgradeId id,
      Plan plan,
      Sha256 planHash,
      String by,
      String approvedBy,
      Optional<Appointment> appointment,
      Optional<Approvals> approvals,
      Optional<Recheck> recheck,
      Optional<OverrideRequest> override)
      implements Upgrade {
    /// One of whose approval nothing is known but who gave it.
    public Approved(
        UpgradeId id,
        Plan plan,
        Sha256 planHash,
        String by,
        String approvedBy,
        Optional<Appointment> appointment) {
      this(
          id,
          plan,
          planHash,
          by,
          approvedBy,
          appointment,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /// One that somebody has to start.
    public Approved(UpgradeId id, Plan plan, Sha256 planHash, String by, String approvedBy) {
      this(id, plan, planHash, by, approvedBy, Optional.empty());
    }

    Approved scheduled(Optional<Appointment> other) {
      return new Approved(id, plan, planHash, by, approvedBy, other, approvals, recheck, override);
    }

    Approved rechecked(Recheck other) {
      return new Approved(
          id, plan, planHash, by, approvedBy, appointment, approvals, Optional.of(other), override);
    }

    Approved asked(OverrideRequest request) {
      return new Approved(
          id,
          plan,
          planHash,
          by,
          approvedBy,
          appointment,
          approvals,
          recheck,
          Optional.of(request));
    }

    /// Everybody who agrees with it.
    public List<String> approvers() {
      return ApprovalEvolution.approvers(this);
    }
  }

  /// Given up before it started; nothing was changed.
  record Cancelled(UpgradeId id, Installation installation, String reason) implements Upgrade {}

  /// A plan that has been started.
  sealed interface Begun extends Upgrade {
    UpgradeId id();

    Progress progress();
  }

  /// Stages are carried out.
  record Running(UpgradeId id, Progress progress) implements Begun {}

  /// A person has to sign the checklist of the next stage, or a window has to let it begin; nothing
  /// is under way.
  ///
  /// @param stage the one that starts then
  /// @param closed why no window lets it begin; absent when it is a checklist that is waited for
  record Waiting(UpgradeId id, Progress progress, int stage, Optional<String> closed)
      implements Begun {
    /// One that waits for a checklist.
    public Waiting(UpgradeId id, Progress progress, int stage) {
      this(id, progress, stage, Optional.empty());
    }
  }

  /// Somebody asked for a pause; nothing is under way.
  record Paused(UpgradeId id, Progress progress, String reason, String by) implements Begun {}

  /// A person is needed. Runs that were under way beside the failed one still report.
  record Held(UpgradeId id, Progress progress, String reason) implements Begun {}

  /// Every stage is done.
  record Succeeded(UpgradeId id, Progress progress) implements Begun {}

  /// Stopped for good, part of the way.
  record Failed(UpgradeId id, Progress progress, String reason) implements Begun {}

  /// Its rollback is under way.
  record RollingBack(UpgradeId id, Progress progress, UpgradeId rollback) implements Begun {}

  /// Undone.
  ///
  /// @param left what is not, in words, and can be undone by another rollback; absent when
  ///   everything is
  record RolledBack(UpgradeId id, Progress progress, UpgradeId rollback, Optional<String> left)
      implements Begun {
    /// Undone as a whole.
    public RolledBack(UpgradeId id, Progress progress, UpgradeId rollback) {
      this(id, progress, rollback, Optional.empty());
    }
  }

  /// The installation that the upgrade is about; empty before it was requested.
  default Optional<Installation> about() {
    return switch (this) {
      case Unrequested _ -> Optional.empty();
      case Discovering s -> Optional.of(s.installation());
      case Undoing s -> Optional.of(s.installation());
      case Refused s -> Optional.of(s.installation());
      case Proposed s -> Optional.of(s.plan().installation());
      case Approved s -> Optional.of(s.plan().installation());
      case Cancelled s -> Optional.of(s.installation());
      case Begun s -> Optional.of(s.progress().plan().installation());
    };
  }

  /// What is not available now because of it, with the words for people. What a failed upgrade took
  /// down stays so until somebody puts it up.
  default SortedMap<String, String> down() {
    return switch (this) {
      case Running s -> s.progress().down();
      case Waiting s -> s.progress().down();
      case Paused s -> s.progress().down();
      case Held s -> s.progress().down();
      case Failed s -> s.progress().down();
      case Succeeded _, RollingBack _, RolledBack _ -> new TreeMap<>();
      case Unrequested _, Discovering _, Undoing _, Refused _ -> new TreeMap<>();
      case Proposed _, Approved _, Cancelled _ -> new TreeMap<>();
    };
  }

  /// Folds a whole history, oldest first.
  static Upgrade replay(Iterable<UpgradeEvent> history) {
    Upgrade state = new Unrequested();
    for (var event : history) {
      state = Evolution.evolve(state, event);
    }
    return state;
  }

  /// The state after one more event. Fails with [CorruptHistory] when the event could not have
  /// followed.
  default Upgrade evolve(UpgradeEvent event) {
    return Evolution.evolve(this, event);
  }
}
