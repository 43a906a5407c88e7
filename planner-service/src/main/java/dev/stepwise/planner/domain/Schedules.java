package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeScheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeUnscheduled;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Schedule;
import dev.stepwise.planner.domain.UpgradeCommand.Unschedule;
import java.util.Optional;

/// An approved upgrade is given a time at which it starts by itself, another time, or none.
final class Schedules {
  private Schedules() {}

  static Decision<UpgradeEvent> schedule(Approved state, Schedule c) {
    return Agreements.ended(state, c.startsAt())
        .map(why ->
            reject(
                Reason.EXPIRED,
                why
                    + "; schedule it for the next window, or approve it again when the one that you want is the next"))
        .orElseGet(() -> schedule(c));
  }

  private static Decision<UpgradeEvent> schedule(Schedule c) {
    return c.slot().closes().isAfter(c.at())
        ? accept(
            new UpgradeScheduled(
                c.upgradeId(), c.startsAt(), c.slot(), c.by(), c.at(), Optional.of(c.stages())))
        : reject(
            Reason.OUTSIDE_WINDOW,
            "Expected a window to come, but it has closed at " + c.slot().closes());
  }

  static Decision<UpgradeEvent> unschedule(Approved state, Unschedule c) {
    return state.appointment().isPresent()
        ? accept(new UpgradeUnscheduled(c.upgradeId(), c.reason(), c.by(), c.at()))
        : notNow(state, "to be SCHEDULED");
  }
}
