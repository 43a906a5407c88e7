package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Appointment;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StageTime;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timekeeping;
import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import dev.stepwise.planner.domain.UpgradeCommand.AskOverride;
import dev.stepwise.planner.domain.UpgradeCommand.ConfirmOverride;
import dev.stepwise.planner.domain.UpgradeCommand.Schedule;
import dev.stepwise.planner.domain.UpgradeCommand.Unschedule;
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Admission.Admitted;
import dev.stepwise.planner.domain.timing.Fit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// What people ask about windows: does it fit, start by itself, go on all the same. All of it fails
/// with [NotKnown] when there is no such upgrade.
@ApplicationScoped
public class Timing {
  private final Upgrades upgrades;
  private final UpgradeHandler handler;
  private final Timetables timetables;
  private final Transactions transactions;
  private final InstantSource clock;

  public Timing(
      Upgrades upgrades,
      UpgradeHandler handler,
      Timetables timetables,
      Transactions transactions,
      InstantSource clock) {
    this.upgrades = upgrades;
    this.handler = handler;
    this.timetables = timetables;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// How long a plan takes, and how that fits its window; of one that has begun, the window that it
  /// goes by.
  public Fit fit(UpgradeId id) {
    var plan = plan(id);
    return kept(id)
        .map(timetable -> Fit.kept(plan, timetable))
        .orElseGet(() ->
            transactions.inOne(() ->
                Fit.of(plan, timetables.times(plan), timetables.windows(plan), clock.instant())));
  }

  private Optional<Timetable> kept(UpgradeId id) {
    return upgrades.get(id).state() instanceof Upgrade.Begun begun
        ? begun.progress().timing().map(Timekeeping::timetable)
        : Optional.empty();
  }

  private Plan plan(UpgradeId id) {
    var state = upgrades.get(id).state();
    return switch (state) {
      case Upgrade.Proposed s -> s.plan();
      case Upgrade.Approved s -> s.plan();
      case Upgrade.Begun s -> s.progress().plan();
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ ->
          throw noPlan(id, state);
      case Upgrade.Refused _, Upgrade.Cancelled _ -> throw noPlan(id, state);
    };
  }

  private static NotKnown noPlan(UpgradeId id, Upgrade state) {
    return new NotKnown(
        "Expected upgrade '%s' to have a plan, but it is %s".formatted(id, StateName.of(state)));
  }

  /// Starts by itself: in the window that is open then, or in the next one in which it fits.
  ///
  /// @param from not before; now when it is empty
  public Decision<UpgradeEvent> schedule(UpgradeId id, Optional<Instant> from, String by) {
    var plan = plan(id);
    var now = clock.instant();
    var earliest = from.filter(now::isBefore).orElse(now);
    return handler.decide(transaction -> schedule(transaction, id, plan, earliest, by, now));
  }

  /// Gives an upgrade whose window was moved the next time from its own on, in the name of who gave
  /// it that; [Reason#STALE] when it does not have that time any longer.
  Decision<UpgradeEvent> move(UpgradeId id, Appointment due) {
    var plan = plan(id);
    var now = clock.instant();
    return handler.decide(transaction ->
        transaction.current(id).state() instanceof Upgrade.Approved approved
                && approved.appointment().filter(due::equals).isPresent()
            ? schedule(transaction, id, plan, due.startsAt(), due.by(), now)
            : new Rejected<>(Reason.STALE, "Expected the time that it had, but it has another"));
  }

  private Decision<UpgradeEvent> schedule(
      UpgradeTransaction transaction,
      UpgradeId id,
      Plan plan,
      Instant earliest,
      String by,
      Instant now) {
    var times = timetables.times(plan);
    return slot(plan, times, earliest)
        .map(slot ->
            transaction.decide(
                new Schedule(
                    id,
                    latest(earliest, Admission.startFor(plan, times, slot)),
                    slot,
                    times,
                    by,
                    now)))
        .orElseGet(Timing::noWindow);
  }

  private Optional<Slot> slot(Plan plan, List<StageTime> times, Instant earliest) {
    var windows = timetables.windows(plan);
    return Admission.of(plan, times, windows, earliest) instanceof Admitted(var timetable)
        ? timetable.slot().or(() -> Optional.of(always(earliest)))
        : Admission.next(plan, times, windows, earliest);
  }

  /// Where no window is needed, it is said to close after a day.
  private static Slot always(Instant from) {
    return new Slot(from, from.plus(Duration.ofDays(1)));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Decision<UpgradeEvent> noWindow() {
    return new Rejected<>(
        Reason.OUTSIDE_WINDOW,
        "Expected a window that is long enough to open within 400 days, but there is none; GET …/fit shows what is needed");
  }

  public Decision<UpgradeEvent> unschedule(UpgradeId id, String reason, String by) {
    upgrades.get(id);
    return handler.handle(new Unschedule(id, reason, by, clock.instant()));
  }

  /// Asks that it need not keep to its window; [#confirmOverride] by somebody else lets it.
  public Decision<UpgradeEvent> askOverride(UpgradeId id, String reason, String by) {
    upgrades.get(id);
    return handler.handle(new AskOverride(id, reason, by, clock.instant()));
  }

  /// @param reason that was read: no other one is confirmed
  public Decision<UpgradeEvent> confirmOverride(UpgradeId id, String reason, String by) {
    upgrades.get(id);
    return handler.handle(new ConfirmOverride(id, reason, by, clock.instant()));
  }
}
