package dev.stepwise.planner.domain;

import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Halt;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.Decision.Accepted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How an upgrade goes on by itself once a run has ended or a person has decided, until runs are
/// under way again, a person is needed, or it is over.
final class Course {
  private Course() {}

  /// Those facts, and what follows from them.
  static Decision<UpgradeEvent> after(Upgrade state, List<UpgradeEvent> decided, Instant at) {
    var events = new ArrayList<UpgradeEvent>();
    var now = state;
    for (var event : decided) {
      events.add(event);
      now = now.evolve(event);
    }
    var hasRested = Renewals.isAtRest(state);
    for (var next = next(now, at, hasRested); next.isPresent(); next = next(now, at, hasRested)) {
      events.add(next.get());
      now = now.evolve(next.get());
    }
    return new Accepted<>(events);
  }

  private static Optional<UpgradeEvent> next(Upgrade now, Instant at, boolean hasRested) {
    if (now instanceof Begun begun && isStoppable(begun) && begun.progress().isGivenUp()) {
      return Optional.of(Cancellations.givenUp(begun, at));
    }
    return now instanceof Running running ? next(running, at, hasRested) : Optional.empty();
  }

  private static boolean isStoppable(Begun state) {
    return state instanceof Running || state instanceof Held;
  }

  private static Optional<UpgradeEvent> next(Running state, Instant at, boolean hasRested) {
    var progress = state.progress();
    if (isHalting(progress) && Runs.anyOpen(state)) {
      return Optional.empty();
    }
    if (progress.needsAPerson()) {
      return Optional.of(Thresholds.setAsideOrHold(state, at));
    }
    return progress.isStageDone() ? Optional.of(onward(state, at, hasRested)) : Optional.empty();
  }

  /// Whether what is under way is being ended; until it has, nothing else happens.
  static boolean isHalting(Progress progress) {
    return progress.departures().halt().filter(Halt::isNow).isPresent();
  }

  /// A stage is left only when all of its runs are done, on all hosts that take part.
  private static UpgradeEvent onward(Running state, Instant at, boolean hasRested) {
    var progress = state.progress();
    var next = progress.next();
    if (next.isEmpty()) {
      return new UpgradeSucceeded(state.id(), at);
    }
    return progress
        .departures()
        .halt()
        .filter(halt -> isDue(halt.mode(), progress, next.getAsInt()))
        .<UpgradeEvent>map(halt -> new UpgradePaused(state.id(), halt.reason(), halt.by(), at))
        .or(() -> hasRested ? lapsed(state, at) : Optional.empty())
        .orElseGet(() -> enter(state, next.getAsInt(), at));
  }

  /// After a rest nothing more begins under approvals that have ended meanwhile.
  private static Optional<UpgradeEvent> lapsed(Running state, Instant at) {
    return Renewals.ended(state, at)
        .map(why -> new UpgradePaused(state.id(), why, Agreements.CLOCK, at));
  }

  private static boolean isDue(PauseMode mode, Progress progress, int next) {
    return switch (mode) {
      case NOW, AFTER_STEP -> true;
      case AFTER_HOST -> !isSameTurn(progress.stage(), progress.plan().stages().get(next));
    };
  }

  private static boolean isSameTurn(Stage one, Stage other) {
    return one.group().isPresent() && one.group().equals(other.group());
  }

  private static UpgradeEvent enter(Running state, int next, Instant at) {
    return WindowGate.closed(state, next, at).orElseGet(() -> begin(state, next, at));
  }

  private static UpgradeEvent begin(Running state, int next, Instant at) {
    return next <= state.progress().reached()
        ? new StageResumed(state.id(), next, state.progress().missed(next), at)
        : Checklists.enter(state.id(), state.progress(), next, at);
  }
}
