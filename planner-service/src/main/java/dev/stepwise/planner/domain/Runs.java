package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Held;
import dev.stepwise.contracts.upgrade.Upgrade.Running;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.OfAttempt;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.domain.UpgradeCommand.Retry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The runs of the stage under way: how one ends and what comes then, and how it is tried again.
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
    var ended = ended(c);
    return new Accepted<>(
        Stream.concat(Stream.of(ended), next(state.evolve(ended), c).stream()).toList());
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

  /// A stage is left only when all of its runs have succeeded; one that has not holds the upgrade,
  /// while the others go on to their ends.
  private static List<UpgradeEvent> next(Upgrade after, ReportEnded c) {
    if (!(after instanceof Running(var id, var progress))) {
      return List.of();
    }
    if (progress.needsAPerson()) {
      var run = progress.run(c.attempt().stage(), c.attempt().host());
      return List.of(new UpgradeHeld(id, run.stage(), run.host(), why(progress, run), c.at()));
    }
    if (!progress.isStageDone()) {
      return List.of();
    }
    return progress.next().isEmpty()
        ? List.of(new UpgradeSucceeded(id, c.at()))
        : List.of(Checklists.enter(id, progress.plan(), progress.stageIndex() + 1, c.at()));
  }

  private static String why(Progress progress, Run run) {
    return "%s on %s is %s: %s"
        .formatted(progress.stage().title(), run.host(), run.status(), run.note());
  }

  /// Also when the earlier attempt may still be alive: the higher attempt lets the executor fence
  /// it off on the host first.
  static Decision<UpgradeEvent> retry(Held state, Retry c) {
    if (anyOpen(state)) {
      return wait(state);
    }
    var twice = wouldRunTwice(state.progress());
    if (twice.isPresent()) {
      return onlyOnce(state.progress(), twice.get());
    }
    return new Accepted<>(
        state.progress().current().stream()
            .filter(run -> run.status().isTrouble())
            .map(run -> retried(run, c))
            .toList());
  }

  private static Optional<Run> wouldRunTwice(Progress progress) {
    return progress.stage().isOnce()
        ? progress.current().stream()
            .filter(run -> run.status().isTrouble() && run.mayHaveChanged())
            .findFirst()
        : Optional.empty();
  }

  private static Decision<UpgradeEvent> onlyOnce(Progress progress, Run run) {
    return reject(
        Reason.ONLY_ONCE,
        "Expected '%s' to be started on %s once and never again, but it may have begun there; roll back instead"
            .formatted(progress.stage().title(), run.host()));
  }

  private static UpgradeEvent retried(Run run, Retry c) {
    return new RunRetried(
        c.upgradeId(), run.stage(), run.host(), run.attempt() + 1, run.fence() + 1, c.by(), c.at());
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
