package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.OverrideRequest;
import dev.stepwise.contracts.upgrade.Timekeeping;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Cancelled;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.Refused;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.Upgrade.Unrequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import dev.stepwise.contracts.upgrade.WindowOverride;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.AskOverride;
import dev.stepwise.planner.domain.UpgradeCommand.ConfirmOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Breaking the glass: one person says why an upgrade need not keep to its window, and another who
/// may approve stands behind it. Before the start it takes effect with the start.
final class Overrides {
  private Overrides() {}

  static Decision<UpgradeEvent> ask(Upgrade state, AskOverride c) {
    return whereWindowsCount(
        state,
        () ->
            effective(state)
                .map(Overrides::already)
                .orElseGet(
                    () -> accept(new OverrideAsked(c.upgradeId(), c.reason(), c.by(), c.at()))));
  }

  static Decision<UpgradeEvent> confirm(Upgrade state, ConfirmOverride c) {
    return whereWindowsCount(
        state,
        () ->
            effective(state)
                .map(Overrides::already)
                .or(() -> asked(state).map(request -> confirm(state, request, c)))
                .orElseGet(() ->
                    reject(
                        Reason.INVALID_STATE,
                        "Expected somebody to have asked for an override, but nobody has; POST …/override asks for one")));
  }

  /// What a start brings about that two people let go on outside of the window.
  static Optional<UpgradeEvent> onStart(Approved state, Instant at) {
    return effective(state)
        .map(it -> new WindowOverridden(state.id(), it.reason(), it.by(), it.confirmedBy(), at));
  }

  /// Whether two people have said that no window is to be kept to.
  static boolean areIn(Approved state) {
    return effective(state).isPresent();
  }

  private static Decision<UpgradeEvent> confirm(
      Upgrade state, OverrideRequest request, ConfirmOverride c) {
    if (request.by().equals(c.by())) {
      return reject(
          Reason.SECOND_PERSON,
          "Expected a second person to stand behind the override, but got %s who asked for it"
              .formatted(c.by()));
    }
    if (!request.reason().equals(c.reason())) {
      return reject(
          Reason.INVALID_STATE,
          "Expected the reason that is asked with now, '%s', but got '%s'"
              .formatted(request.reason(), c.reason()));
    }
    var confirmed = new OverrideConfirmed(c.upgradeId(), c.by(), c.at());
    return Agreements.notNamed(plan(state).approvalRule(), c.by())
        .map(why -> reject(Reason.NOT_ENTITLED, why))
        .orElseGet(() ->
            state instanceof Begun begun
                ? Course.after(begun, List.of(confirmed, overridden(request, c)), c.at())
                : accept(confirmed));
  }

  private static UpgradeEvent overridden(OverrideRequest request, ConfirmOverride c) {
    return new WindowOverridden(c.upgradeId(), request.reason(), request.by(), c.by(), c.at());
  }

  private static Decision<UpgradeEvent> whereWindowsCount(
      Upgrade state, Supplier<Decision<UpgradeEvent>> decision) {
    if (state instanceof Begun begun
        && WindowGate.isUnderWay(begun)
        && begun.progress().timing().isEmpty()) {
      return reject(
          Reason.INVALID_STATE, "Expected an upgrade that keeps to a window, but it has none");
    }
    return state instanceof Approved
            || (state instanceof Begun begun && WindowGate.isUnderWay(begun))
        ? decision.get()
        : notNow(state, "to be APPROVED, RUNNING, WAITING, PAUSED or HELD");
  }

  private static Decision<UpgradeEvent> already(WindowOverride it) {
    return reject(
        Reason.INVALID_STATE,
        "Expected a window that still counts, but %s has overridden it with %s: %s"
            .formatted(it.by(), it.confirmedBy(), it.reason()));
  }

  private static Optional<WindowOverride> effective(Upgrade state) {
    return state instanceof Begun begun
        ? begun.progress().timing().flatMap(Timekeeping::override)
        : asked(state)
            .flatMap(request ->
                request
                    .confirmedBy()
                    .map(other -> new WindowOverride(request.reason(), request.by(), other)));
  }

  private static Optional<OverrideRequest> asked(Upgrade state) {
    return switch (state) {
      case Approved s -> s.override();
      case Begun s -> s.progress().timing().flatMap(Timekeeping::asked);
      case Unrequested _, Discovering _, Undoing _, Refused _, Proposed _, Cancelled _ ->
          Optional.empty();
    };
  }

  private static Plan plan(Upgrade state) {
    return switch (state) {
      case Approved s -> s.plan();
      case Begun s -> s.progress().plan();
      case Unrequested _, Discovering _, Undoing _, Refused _, Proposed _, Cancelled _ ->
          throw new IllegalStateException("Expected a plan that is approved, but there is none");
    };
  }
}
