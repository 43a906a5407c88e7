package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Appointment;
import dev.stepwise.contracts.upgrade.OverrideRequest;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.ForeseeOverrun;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.UpgradeCommand.Unschedule;
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Outlook;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Does what is due by the clock: ends approvals, starts what is scheduled, lets go on what waits
/// for a window, and foresees overruns. Several planners may do so at the same time: the version of
/// each upgrade's history decides which of them is heard.
@ApplicationScoped
public class Timekeeper {
  private static final String ITSELF = "schedule";

  private final UpgradeStore store;
  private final Transactions transactions;
  private final UpgradeHandler handler;
  private final CheckedStarts starts;
  private final Timing timing;
  private final PlanApprovals approvals;
  private final Timetables timetables;
  private final InstantSource clock;

  public Timekeeper(
      UpgradeStore store,
      Transactions transactions,
      UpgradeHandler handler,
      CheckedStarts starts,
      Timing timing,
      PlanApprovals approvals,
      Timetables timetables,
      InstantSource clock) {
    this.store = store;
    this.transactions = transactions;
    this.handler = handler;
    this.starts = starts;
    this.timing = timing;
    this.approvals = approvals;
    this.timetables = timetables;
    this.clock = clock;
  }

  /// Looks once; what is wrong with one upgrade keeps no other waiting.
  ///
  /// @throws StoreUnavailable when the database does not answer
  public void look() {
    var now = clock.instant();
    Stream.of(
            EachOnItsOwn.tryAll(in(StateName.PROPOSED), id -> approvals.review(id, now)),
            EachOnItsOwn.tryAll(in(StateName.APPROVED), id -> approvals.review(id, now)),
            EachOnItsOwn.tryAll(in(StateName.SCHEDULED), id -> approvals.review(id, now)),
            EachOnItsOwn.tryAll(in(StateName.SCHEDULED), id -> moveIfTurnedAway(id, now)),
            EachOnItsOwn.tryAll(in(StateName.SCHEDULED), id -> startIfDue(id, now)),
            EachOnItsOwn.tryAll(in(StateName.WAITING), id -> goOnIfOpen(id, now)),
            EachOnItsOwn.tryAll(in(StateName.RUNNING), id -> foresee(id, now)),
            EachOnItsOwn.tryAll(in(StateName.HELD), id -> foresee(id, now)),
            EachOnItsOwn.tryAll(in(StateName.PAUSED), id -> foresee(id, now)),
            EachOnItsOwn.tryAll(in(StateName.WAITING), id -> foresee(id, now)))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(e -> {
          throw e;
        });
  }

  private List<UpgradeId> in(StateName state) {
    return transactions.inOne(
        () -> store.list(UpgradeFilter.in(state)).stream().map(UpgradeSummary::id).toList());
  }

  /// When its window was moved, or is too short by now, its time moves on with it, and whoever was
  /// told of the first time hears of the other before it comes.
  private void moveIfTurnedAway(UpgradeId id, Instant now) {
    if (handler.current(id).state() instanceof Approved approved && !isOverridden(approved)) {
      approved
          .appointment()
          .filter(due -> now.isBefore(due.startsAt()))
          .filter(due -> isTurnedAway(approved, due.startsAt()))
          .ifPresent(due -> move(id, due, now));
    }
  }

  private static boolean isOverridden(Approved approved) {
    return approved.override().flatMap(OverrideRequest::confirmedBy).isPresent();
  }

  /// Unless somebody was faster, and gave it another time or none.
  private void move(UpgradeId id, Appointment due, Instant now) {
    var decision = timing.move(id, due);
    if (decision instanceof Rejected<UpgradeEvent>(var reason, _) && reason == Reason.STALE) {
      return;
    }
    unscheduleIfRejected(id, decision, now);
  }

  private boolean isTurnedAway(Approved approved, Instant at) {
    return transactions.<Boolean>inOne(
        () -> timetables.admission(approved.plan(), at) instanceof Admission.TurnedAway);
  }

  /// What cannot start at its time is not tried for ever: people have to give it another.
  private void startIfDue(UpgradeId id, Instant now) {
    if (handler.current(id).state() instanceof Approved approved) {
      approved
          .appointment()
          .filter(due -> !due.startsAt().isAfter(now))
          .flatMap(due -> starts.startWhenChecked(approved, due.startsAt(), due.by()))
          .ifPresent(decision -> unscheduleIfRejected(id, decision, now));
    }
  }

  private void unscheduleIfRejected(UpgradeId id, Decision<UpgradeEvent> decision, Instant now) {
    if (decision instanceof Rejected<UpgradeEvent>(_, var why)) {
      handler.handle(new Unschedule(id, "it could not start: " + why, ITSELF, now));
    }
  }

  private void goOnIfOpen(UpgradeId id, Instant now) {
    if (handler.current(id).state() instanceof Waiting waiting && waiting.closed().isPresent()) {
      handler.decide(transaction -> transaction.decide(offer(waiting, now)));
    }
  }

  /// Forecasts are made again: it may have waited for days.
  private OfferWindow offer(Waiting waiting, Instant now) {
    var plan = waiting.progress().plan();
    var slot = timetables.open(plan, now).or(() -> kept(waiting));
    return new OfferWindow(waiting.id(), new Timetable(timetables.times(plan), slot), now);
  }

  /// Without an open window it goes on waiting for the one that it has.
  private static Optional<Slot> kept(Waiting waiting) {
    return waiting.progress().timing().flatMap(timing -> timing.timetable().slot());
  }

  private void foresee(UpgradeId id, Instant now) {
    if (handler.current(id).state() instanceof Begun begun
        && !(begun instanceof Waiting waiting && waiting.closed().isPresent())
        && Outlook.newOverrun(begun.progress(), now).isPresent()) {
      handler.handle(new ForeseeOverrun(id, now));
    }
  }
}
