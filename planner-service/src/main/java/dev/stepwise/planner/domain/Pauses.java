package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.notNow;
import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Halt;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Paused;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.Upgrade.Waiting;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeResumed;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Pause;
import dev.stepwise.planner.domain.UpgradeCommand.Resume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A pause is asked for, comes about as soon as its mode says, and is ended. One that was asked for
/// can be had sooner, and be taken back.
final class Pauses {
  private Pauses() {}

  static Decision<UpgradeEvent> pause(Running state, Pause c) {
    var asked = state.progress().departures().halt();
    if (asked.filter(halt -> halt.mode().compareTo(c.mode()) >= 0).isPresent()) {
      return already(asked.get());
    }
    var events = new ArrayList<UpgradeEvent>();
    events.add(new PauseAsked(c.upgradeId(), c.mode(), c.reason(), c.by(), c.at()));
    if (c.mode() == PauseMode.NOW) {
      var why = "paused by %s: %s".formatted(c.by(), c.reason());
      events.addAll(Cancellations.callOff(state, why, c.at()));
    }
    return Course.after(state, events, c.at());
  }

  private static Decision<UpgradeEvent> already(Halt halt) {
    return reject(
        Reason.STALE,
        halt.forGood()
            ? "Expected an upgrade that goes on, but %s has cancelled it and its runs are being ended"
                .formatted(halt.by())
            : "Expected no pause to have been asked for, but %s has asked for one %s (%s)"
                .formatted(halt.by(), halt.mode(), halt.reason()));
  }

  static Decision<UpgradeEvent> resume(Paused state, Resume c) {
    return Course.after(state, List.of(resumed(c)), c.at());
  }

  /// Before the pause has come about.
  static Decision<UpgradeEvent> resume(Running state, Resume c) {
    var asked = state.progress().departures().halt();
    if (asked.isEmpty()) {
      return notNow(state, "to be PAUSED");
    }
    return asked.get().isNow()
        ? Runs.wait(state)
        : Course.after(state, List.of(resumed(c)), c.at());
  }

  private static UpgradeEvent resumed(Resume c) {
    return new UpgradeResumed(c.upgradeId(), c.by(), c.at());
  }

  /// What is said when there is nothing to pause.
  static Decision<UpgradeEvent> notRunning(Upgrade state) {
    return notNow(state, "to be RUNNING", standstill(state));
  }

  /// What is said when there is nothing to resume.
  static Decision<UpgradeEvent> notPaused(Upgrade state) {
    return notNow(state, "to be PAUSED", standstill(state));
  }

  private static Optional<String> standstill(Upgrade state) {
    return switch (state) {
      case Held s ->
          Optional.of(
              "nothing starts before somebody decides: retry, mark-done, exclude, rollback, stop or cancel"
                  + stillToEnd(s.progress()));
      case Waiting s ->
          s.closed().or(() -> Optional.of("nothing starts before its checklist is signed"));
      case Paused s -> Optional.of("%s has paused it: %s".formatted(s.by(), s.reason()));
      case Upgrade _ -> Optional.empty();
    };
  }

  private static String stillToEnd(Progress progress) {
    return progress.current().stream().anyMatch(run -> run.status().isOpen())
        ? "; cancel also ends what is still under way"
        : "";
  }
}
