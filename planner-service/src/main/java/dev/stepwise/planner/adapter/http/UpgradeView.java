package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Appointment;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.planner.application.LiveUpgrade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An upgrade as it is shown.
///
/// @param version grows with every fact; the ETag
/// @param stage index of the stage under way, -1 before the first
/// @param rollback the upgrade that undoes this one
/// @param confirm what has to be signed now
/// @param departures where it departs from its plan; absent while it does not
/// @param approvals who agrees with its plan; absent before there is one and after the start, but
///   while it has to be approved again
/// @param schedule when it starts by itself; absent when it does not
/// @param timing the window that it keeps to, and what was forecast; absent before the start
/// @param holds the hosts that no other upgrade gets meanwhile; absent when it is over
record UpgradeView(
    UpgradeId id,
    String kind,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String platform,
    Optional<Release> from,
    Optional<Release> to,
    StateName state,
    long version,
    Optional<Sha256> planHash,
    int stage,
    int stages,
    Optional<Forecast> forecast,
    Optional<String> reason,
    Optional<String> advice,
    Optional<UpgradeId> rollback,
    Optional<ChecklistView> confirm,
    Optional<DepartureView> departures,
    Optional<ApprovalsView> approvals,
    Optional<Appointment> schedule,
    Optional<TimingView> timing,
    Optional<HoldingView> holds,
    List<RunView> runs,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt) {
  /// @param now for what is left of its window
  static UpgradeView of(LiveUpgrade live, Instant now) {
    var known = live.known();
    var state = live.state();
    var plan = planOf(state);
    var progress = progressOf(state);
    return new UpgradeView(
        known.id(),
        SummaryView.kind(known),
        known.rollbackOf(),
        known.installation(),
        known.platform(),
        known.from(),
        known.to(),
        known.state(),
        live.version(),
        hashOf(state),
        progress.map(Progress::stageIndex).orElse(-1),
        plan.map(found -> found.stages().size()).orElse(0),
        plan.map(Plan::forecast),
        reasonOf(state),
        state instanceof Upgrade.Refused s ? Optional.of(s.advice()) : Optional.empty(),
        rollbackOf(state),
        ChecklistView.of(state),
        progress.flatMap(Progress::departed).map(DepartureView::of),
        ApprovalsView.of(state, now),
        state instanceof Upgrade.Approved s ? s.appointment() : Optional.empty(),
        TimingView.of(state, now),
        HoldingView.of(live),
        progress.map(RunView::allOf).orElse(List.of()),
        known.requestedAt(),
        known.startedAt(),
        known.endedAt());
  }

  static Optional<Plan> planOf(Upgrade state) {
    return switch (state) {
      case Upgrade.Proposed s -> Optional.of(s.plan());
      case Upgrade.Approved s -> Optional.of(s.plan());
      case Begun s -> Optional.of(s.progress().plan());
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Cancelled _ -> Optional.empty();
    };
  }

  static Optional<Sha256> hashOf(Upgrade state) {
    return switch (state) {
      case Upgrade.Proposed s -> Optional.of(s.planHash());
      case Upgrade.Approved s -> Optional.of(s.planHash());
      case Begun s -> Optional.of(s.progress().planHash());
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Cancelled _ -> Optional.empty();
    };
  }

  private static Optional<Progress> progressOf(Upgrade state) {
    return state instanceof Begun s ? Optional.of(s.progress()) : Optional.empty();
  }

  private static Optional<String> reasonOf(Upgrade state) {
    return switch (state) {
      case Upgrade.Refused s -> Optional.of(s.reason());
      case Upgrade.Cancelled s -> Optional.of(s.reason());
      case Upgrade.Paused s -> Optional.of(s.reason());
      case Upgrade.Held s -> Optional.of(s.reason());
      case Upgrade.Failed s -> Optional.of(s.reason());
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Proposed _, Upgrade.Approved _ -> Optional.empty();
      case Upgrade.Waiting s -> s.closed();
      case Upgrade.Running _, Upgrade.Succeeded _ -> Optional.empty();
      case Upgrade.RolledBack s -> s.left().map(left -> "Rolled back in part: " + left);
      case Upgrade.RollingBack _ -> Optional.empty();
    };
  }

  private static Optional<UpgradeId> rollbackOf(Upgrade state) {
    return switch (state) {
      case Upgrade.RollingBack s -> Optional.of(s.rollback());
      case Upgrade.RolledBack s -> Optional.of(s.rollback());
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Proposed _, Upgrade.Approved _ -> Optional.empty();
      case Upgrade.Cancelled _, Upgrade.Running _ -> Optional.empty();
      case Upgrade.Waiting _, Upgrade.Paused _, Upgrade.Held _ -> Optional.empty();
      case Upgrade.Succeeded _, Upgrade.Failed _ -> Optional.empty();
    };
  }
}
