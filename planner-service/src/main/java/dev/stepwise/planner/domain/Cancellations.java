package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Halt;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunCalledOff;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Cancel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An upgrade is given up. Before its start nothing has to be done; afterwards its runs are ended
/// on their hosts first, and then it has failed and can be rolled back.
final class Cancellations {
  private Cancellations() {}

  static Decision<UpgradeEvent> cancel(Upgrade state, Cancel c) {
    return switch (state) {
      case Upgrade.Discovering _, Upgrade.Undoing _, Upgrade.Proposed _, Upgrade.Approved _ ->
          accept(new UpgradeCancelled(c.upgradeId(), c.reason(), c.by(), c.at()));
      case Waiting _, Paused _ ->
          accept(new UpgradeFailed(c.upgradeId(), words(c.by(), c.reason()), c.by(), c.at()));
      case Running s -> end(s, c);
      case Held s -> end(s, c);
      case Upgrade.Unrequested _, Upgrade.Refused _, Upgrade.Cancelled _ -> over(state);
      case Upgrade.Succeeded _, Upgrade.Failed _ -> over(state);
      case Upgrade.RollingBack _, Upgrade.RolledBack _ -> over(state);
    };
  }

  private static Decision<UpgradeEvent> over(Upgrade state) {
    return UpgradeDecider.notNow(state, "to be under way or to come");
  }

  private static Decision<UpgradeEvent> end(Begun state, Cancel c) {
    var asked = state.progress().departures().halt();
    if (asked.filter(Halt::forGood).isPresent()) {
      return reject(
          Reason.STALE,
          "Expected an upgrade that goes on, but %s has cancelled it already"
              .formatted(asked.get().by()));
    }
    var events = new ArrayList<UpgradeEvent>();
    events.add(new CancelAsked(c.upgradeId(), c.reason(), c.by(), c.at()));
    if (!Course.isHalting(state.progress())) {
      events.addAll(callOff(state, words(c.by(), c.reason()), c.at()));
    }
    return Course.after(state, events, c.at());
  }

  /// Every run under way is to end.
  static List<UpgradeEvent> callOff(Begun state, String why, Instant at) {
    return state.progress().current().stream()
        .filter(run -> run.status().isOpen())
        .map(run -> callOff(state, run, why, at))
        .toList();
  }

  private static UpgradeEvent callOff(Begun state, Run run, String why, Instant at) {
    return new RunCalledOff(
        state.id(), run.stage(), run.host(), run.attempt(), run.fence() + 1, why, at);
  }

  /// All runs have ended.
  static UpgradeEvent givenUp(Begun state, Instant at) {
    var halt = state.progress().departures().halt().orElseThrow();
    return new UpgradeFailed(state.id(), words(halt.by(), halt.reason()), halt.by(), at);
  }

  private static String words(String by, String reason) {
    return "cancelled by %s: %s".formatted(by, reason);
  }
}
