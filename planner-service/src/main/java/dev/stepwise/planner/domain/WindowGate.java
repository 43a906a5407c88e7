package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Timekeeping;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrunForeseen;
import dev.stepwise.contracts.upgrade.UpgradeEvent.TimetableSet;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowAwaited;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.ForeseeOverrun;
import dev.stepwise.planner.domain.UpgradeCommand.OfferWindow;
import dev.stepwise.planner.domain.timing.Outlook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// No stage with downtime begins outside of a window, or when what is left of it is too short for
/// the rest of the work and the worst way back; unless two people say so ([Overrides]).
final class WindowGate {
  private WindowGate() {}

  /// What is recorded in place of the beginning of a stage; empty when it may begin.
  static Optional<UpgradeEvent> closed(Begun state, int stage, Instant at) {
    return Outlook.closed(state.progress(), stage, at)
        .map(why -> new WindowAwaited(state.id(), stage, why, at));
  }

  /// What a person asks for is refused outside of the window.
  static Decision<UpgradeEvent> ifOpen(
      Begun state, Instant at, Supplier<Decision<UpgradeEvent>> decision) {
    return Outlook.closed(state.progress(), state.progress().stageIndex(), at)
        .map(why ->
            reject(
                Reason.OUTSIDE_WINDOW,
                why + "; roll back, or override the window with a second person"))
        .orElseGet(decision);
  }

  /// Another window, for an upgrade that waits for one.
  static Decision<UpgradeEvent> offer(Waiting state, OfferWindow c) {
    var offered = new TimetableSet(c.upgradeId(), c.timetable(), c.at());
    var after = state.evolve(offered);
    return after instanceof Running running && closed(running, state.stage(), c.at()).isEmpty()
        ? Course.after(state, List.of(offered), c.at())
        : reject(Reason.STALE, "Expected a window that is open and long enough, but it is not");
  }

  /// Another window, for an upgrade that was held until its own had closed. No window is none that
  /// is open: it keeps to the one that it had.
  static Decision<UpgradeEvent> move(Held state, OfferWindow c) {
    var offered = new TimetableSet(c.upgradeId(), c.timetable(), c.at());
    var isOver =
        state
            .progress()
            .timing()
            .flatMap(Timekeeping::binding)
            .filter(slot -> !c.at().isBefore(slot.closes()))
            .isPresent();
    return isOver
            && c.timetable().slot().isPresent()
            && state.evolve(offered) instanceof Held after
            && isOpen(after, c.at())
        ? accept(offered)
        : reject(Reason.STALE, "Expected its window to be over and another to fit, but it is not");
  }

  private static boolean isOpen(Held state, Instant at) {
    return Outlook.closed(state.progress(), state.progress().stageIndex(), at).isEmpty();
  }

  static boolean isUnderWay(Begun state) {
    return state instanceof Running
        || state instanceof Waiting
        || state instanceof Paused
        || state instanceof Held;
  }

  /// Told once for each window, and again when the end that was told has passed.
  static Decision<UpgradeEvent> foresee(Upgrade state, ForeseeOverrun c) {
    if (!(state instanceof Begun begun) || !isUnderWay(begun)) {
      return notNow(state, "to be under way");
    }
    var timing = begun.progress().timing();
    var slot = timing.flatMap(kept -> kept.timetable().slot());
    var end = Outlook.newOverrun(begun.progress(), c.at());
    return slot.isPresent() && end.isPresent()
        ? accept(new OverrunForeseen(c.upgradeId(), slot.get().closes(), end.get(), c.at()))
        : reject(Reason.STALE, "Expected an overrun that has not been told, but there is none");
  }
}
