package dev.stepwise.contracts.upgrade;

import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrunForeseen;
import dev.stepwise.contracts.upgrade.UpgradeEvent.TimetableSet;
import dev.stepwise.contracts.upgrade.UpgradeEvent.Timing;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeScheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeUnscheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowAwaited;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The part of [Evolution] that is about windows and forecasts.
final class TimingEvolution {
  private TimingEvolution() {}

  static Upgrade evolve(Upgrade state, Timing event) {
    return switch (event) {
      case UpgradeScheduled e ->
          Evolution.in(Approved.class, state, e)
              .scheduled(Optional.of(new Appointment(e.startsAt(), e.slot(), e.by())));
      case UpgradeUnscheduled e ->
          Evolution.in(Approved.class, state, e).scheduled(Optional.empty());
      case TimetableSet e ->
          goingOn(
              state,
              e,
              before ->
                  Optional.of(
                      before
                          .map(kept -> kept.with(e.timetable()))
                          .orElseGet(() -> Timekeeping.of(e.timetable()))));
      case WindowAwaited e -> {
        var running = Evolution.in(Running.class, state, e);
        yield new Waiting(running.id(), running.progress(), e.stage(), Optional.of(e.reason()));
      }
      case OverrideAsked e ->
          asked(state, e, _ -> new OverrideRequest(e.reason(), e.by(), Optional.empty()));
      case OverrideConfirmed e ->
          asked(
              state,
              e,
              request ->
                  request
                      .map(it -> it.confirmed(e.by()))
                      .orElseThrow(() -> Evolution.impossible(state, e)));
      case WindowOverridden e -> {
        var override = new WindowOverride(e.reason(), e.by(), e.confirmedBy());
        yield goingOn(state, e, before -> before.map(kept -> kept.overridden(override)));
      }
      case OverrunForeseen e ->
          kept(state, e, before -> before.map(kept -> kept.overrunning(e.end())));
    };
  }

  /// What waited for a window need not wait any longer, or must be looked at again.
  private static Upgrade goingOn(
      Upgrade state, Timing e, UnaryOperator<Optional<Timekeeping>> change) {
    var after = kept(state, e, change);
    return after instanceof Waiting waiting && waiting.closed().isPresent()
        ? new Running(waiting.id(), waiting.progress())
        : after;
  }

  private static Upgrade asked(
      Upgrade state, Timing e, Function<Optional<OverrideRequest>, OverrideRequest> change) {
    return state instanceof Approved approved
        ? approved.asked(change.apply(approved.override()))
        : kept(state, e, before -> before.map(kept -> kept.asked(change.apply(kept.asked()))));
  }

  private static Upgrade kept(
      Upgrade state, Timing e, UnaryOperator<Optional<Timekeeping>> change) {
    var begun = Evolution.in(Begun.class, state, e);
    return Evolution.with(begun, begun.progress().timed(change.apply(begun.progress().timing())));
  }
}
