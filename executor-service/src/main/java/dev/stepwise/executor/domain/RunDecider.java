package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Conflict;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.LedgerState.Stale;
import dev.stepwise.executor.domain.LedgerState.Unfit;
import dev.stepwise.executor.domain.NextAction.AskCheck;
import dev.stepwise.executor.domain.NextAction.AskVerify;
import dev.stepwise.executor.domain.NextAction.AwaitVerify;
import dev.stepwise.executor.domain.NextAction.CallOff;
import dev.stepwise.executor.domain.NextAction.FenceOffPrevious;
import dev.stepwise.executor.domain.NextAction.Launch;
import dev.stepwise.executor.domain.NextAction.LookAt;
import dev.stepwise.executor.domain.NextAction.Report;
import dev.stepwise.executor.domain.NextAction.StandDown;
import dev.stepwise.executor.domain.NextAction.Watch;
import dev.stepwise.executor.domain.ProbeAnswer.Fail;
import dev.stepwise.executor.domain.ProbeAnswer.Inconclusive;
import dev.stepwise.executor.domain.ProbeAnswer.Pass;

/// The order of a run: fence off the attempt before, `check`, start, watch, judge, `verify`, facts.
///
/// It is asked again after each action, with what is then known. How an ended script is judged
/// stands in [Verdict].
public final class RunDecider {
  private RunDecider() {}

  /// The next action.
  public static NextAction next(Knowledge known) {
    if (known.command().attempt().number() > 1 && known.previous().isEmpty()) {
      return new FenceOffPrevious();
    }
    if (known.previous().filter(LedgerState::isRunning).isPresent()) {
      return new Report(
          new Unknown("The attempt before this one still runs, after TERM and KILL to its group"));
    }
    if (known.previous().orElse(null) instanceof Stale stale) {
      return takenOver(stale);
    }
    return known.ledger().map(state -> next(known, state)).orElseGet(() -> start(known));
  }

  private static NextAction next(Knowledge known, LedgerState state) {
    return switch (state) {
      case None _, Ready _ -> beforeStart(known);
      case Running _, Orphan _ -> new Watch();
      case Exited e -> afterEnd(known, Verdict.ofExit(known, e.code()));
      case Lost l -> afterEnd(known, Verdict.ofLoss(known, l.how().toString()));
      case Cancelled _ ->
          new Report(
              new Refused(
                  known.calledOffFor().orElse("This attempt was called off before it started")));
      case Stale s -> takenOver(s);
      case Conflict(boolean started) -> new Report(conflict(started));
      case Unfit u -> new Report(new Refused("The host cannot keep a run ledger: " + u.reason()));
    };
  }

  /// The first command for a run without `check` can be sent without a look: the start itself finds
  /// out whether it was started before.
  private static NextAction start(Knowledge known) {
    return known.isFirstCommand() && known.command().work().check().isEmpty()
        ? new Launch()
        : new LookAt();
  }

  private static NextAction beforeStart(Knowledge known) {
    if (known.calledOffFor().isPresent()) {
      return new Report(
          new Unknown(
              "The attempt could not be called off, so it may still start: "
                  + known.calledOffFor().get()));
    }
    if (!known.isFirstCommand() && known.command().work().verify().isPresent()) {
      if (known.verifyBefore().isEmpty()) {
        return new AskVerify();
      }
      if (known.verifyBefore().orElse(null) instanceof Pass) {
        var done = Verdict.ofDoneBefore(known);
        if (done.isPresent()) {
          return new Report(done.get());
        }
      }
    }
    return checked(known);
  }

  private static NextAction checked(Knowledge known) {
    if (known.command().work().check().isEmpty()) {
      return new Launch();
    }
    return known
        .check()
        .map(answer ->
            switch (answer) {
              case Pass _ -> new Launch();
              case Fail f -> new CallOff(f.text());
              case Inconclusive i -> new CallOff("check is inconclusive: " + i.text());
            })
        .orElseGet(AskCheck::new);
  }

  private static NextAction afterEnd(Knowledge known, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Final(Outcome outcome) -> new Report(outcome);
      case Verdict.OpenUntilVerified _ ->
          known.verify().<NextAction>map(_ -> report(known)).orElseGet(AwaitVerify::new);
    };
  }

  private static NextAction report(Knowledge known) {
    return new Report(Verdict.ofVerify(known));
  }

  private static Outcome conflict(boolean started) {
    var why =
        "Expected the host to hold the script that was commanded, but it holds another under this attempt: "
            + "it was altered there";
    return started
        ? new Unknown(why + "; it was started, or may have been")
        : new Refused(why + "; it was not started and never will be");
  }

  private static NextAction takenOver(Stale stale) {
    return new StandDown("the host has seen fence " + stale.highestFence());
  }
}
