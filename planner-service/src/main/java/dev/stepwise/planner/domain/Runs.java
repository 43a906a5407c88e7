package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.OfAttempt;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The runs of the stage under way: which are awaited, and how one ends.
final class Runs {
  private Runs() {}

  /// Whether the run is open with exactly this attempt and fence. Anything else is about the past.
  static boolean awaits(Upgrade state, OfAttempt c) {
    return state instanceof Begun begun
        && begun.progress().current().stream().anyMatch(run -> awaits(run, c));
  }

  /// Whether the start of the work is news; that another executor has taken it over is, too.
  static boolean awaitsStart(Upgrade state, ReportBegan c) {
    return state instanceof Begun begun
        && begun.progress().current().stream()
            .anyMatch(run -> awaits(run, c) && !run.executor().equals(Optional.of(c.executor())));
  }

  private static boolean awaits(Run run, OfAttempt c) {
    return run.status().isOpen()
        && run.stage() == c.attempt().stage()
        && run.host().equals(c.attempt().host())
        && run.attempt() == c.attempt().number()
        && run.fence() == c.fence();
  }

  static Decision<UpgradeEvent> end(Begun state, ReportEnded c) {
    return Course.after(state, List.of(ended(c)), c.at());
  }

  private static UpgradeEvent ended(ReportEnded c) {
    var id = c.upgradeId();
    var stage = c.attempt().stage();
    var host = c.attempt().host();
    var number = c.attempt().number();
    return switch (c.outcome()) {
      case Succeeded how ->
          new RunSucceeded(
              id, stage, host, number, how.facts(), how.settledBy(), c.output(), c.at());
      case Refused how ->
          new RunFailed(
              id,
              stage,
              host,
              number,
              false,
              how.reason(),
              OptionalInt.empty(),
              c.output(),
              c.at());
      case Failed how ->
          new RunFailed(
              id, stage, host, number, true, how.reason(), how.exitCode(), c.output(), c.at());
      case Unknown how -> new RunUnknown(id, stage, host, number, how.reason(), c.output(), c.at());
    };
  }

  static boolean anyOpen(Begun state) {
    return state.progress().current().stream().anyMatch(run -> run.status().isOpen());
  }

  static Decision<UpgradeEvent> wait(Begun state) {
    return reject(
        Reason.STILL_BUSY,
        "Expected every run of '%s' to have ended, but %s still under way; wait for it and ask again"
            .formatted(
                state.progress().stage().title(),
                state.progress().current().stream()
                        .filter(run -> run.status().isOpen())
                        .map(run -> run.host().value())
                        .collect(Collectors.joining(", "))
                    + " is"));
  }
}
