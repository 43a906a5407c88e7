package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Conflict;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Occupied;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.LedgerState.Stale;
import dev.stepwise.executor.domain.LedgerState.Unfit;
import dev.stepwise.executor.domain.NextAction.AskCheck;
import dev.stepwise.executor.domain.NextAction.AskVerify;
import dev.stepwise.executor.domain.NextAction.AwaitVerify;
import dev.stepwise.executor.domain.NextAction.CallOff;
import dev.stepwise.executor.domain.NextAction.End;
import dev.stepwise.executor.domain.NextAction.FenceOffPrevious;
import dev.stepwise.executor.domain.NextAction.Launch;
import dev.stepwise.executor.domain.NextAction.LookAt;
import dev.stepwise.executor.domain.NextAction.Report;
import dev.stepwise.executor.domain.NextAction.StandDown;
import dev.stepwise.executor.domain.NextAction.Watch;
import dev.stepwise.executor.domain.ProbeAnswer.Fail;
import dev.stepwise.executor.domain.ProbeAnswer.Inconclusive;
import dev.stepwise.executor.domain.ProbeAnswer.Pass;

/// The order of a run: fence off what ran before, look, `check`, start, watch, judge, `verify`,
/// facts. It is asked again after each action, with what is then known; the package tells the whole
/// story. How an ended script is judged stands in [Verdict].
public final class RunDecider {
  private RunDecider() {}

  /// The next action.
  public static NextAction next(Knowledge known) {
    if (!hasPrevious(known.command())) {
      return ofThisAttempt(known);
    }
    return known
        .before()
        .map(before -> afterFencing(known, before.state()))
        .orElseGet(FenceOffPrevious::new);
  }

  private static boolean hasPrevious(RunStep command) {
    return command.attempt().number() > 1 || !command.work().endsFirst().isEmpty();
  }

  private static NextAction afterFencing(Knowledge known, LedgerState before) {
    return switch (before) {
      case Running _, Orphan _ ->
          new Report(new Unknown("What ran before still runs, after TERM and KILL to its group"));
      case Unfit(String reason) ->
          new Report(
              new Unknown("What ran before could not be fenced off and may still run: " + reason));
      case Stale stale -> takenOver(stale);
      case None _, Ready _, Exited _, Lost _, Cancelled _, Conflict _, Occupied _ ->
          ofThisAttempt(known);
    };
  }

  private static NextAction ofThisAttempt(Knowledge known) {
    return known.ledger().map(state -> next(known, state)).orElseGet(() -> first(known));
  }

  private static NextAction next(Knowledge known, LedgerState state) {
    return switch (state) {
      case None _, Ready _ -> beforeStart(known);
      case Running _, Orphan _ -> whileItRuns(known);
      case Exited e -> afterEnd(known, Verdict.ofExit(known, e.code()));
      case Lost l -> afterEnd(known, Verdict.ofLoss(known, l.how().toString()));
      case Cancelled _ ->
          new Report(
              new Refused(
                  known.calledOffFor().orElse("This attempt was called off before it started")));
      case Stale s -> takenOver(s);
      case Conflict(boolean started) -> new Report(conflict(started));
      case Occupied(String attempt) -> unfit(known, occupied(attempt));
      case Unfit u -> unfit(known, "The host cannot keep a run ledger: " + u.reason());
    };
  }

  /// Nothing was started. Only an attempt that is called off stays so, should the same command come
  /// once more when the host is fit again.
  private static NextAction unfit(Knowledge known, String why) {
    return known.calledOffFor().isPresent() ? notCalledOff(why) : new CallOff(why);
  }

  private static NextAction notCalledOff(String why) {
    return new Report(
        new Unknown("The attempt could not be called off, so it may still start: " + why));
  }

  /// The first command for a run without `check` can be sent without a look: the start itself finds
  /// out whether it was started before.
  private static NextAction first(Knowledge known) {
    if (known.order().endFor().isPresent()) {
      return new End(known.order().endFor().get());
    }
    return known.isFirstCommand() && known.command().work().check().isEmpty()
        ? new Launch()
        : new LookAt();
  }

  private static NextAction whileItRuns(Knowledge known) {
    return known.order().endFor().isPresent()
        ? new Report(new Unknown("It still runs, after TERM and KILL to its group"))
        : new Watch();
  }

  private static NextAction beforeStart(Knowledge known) {
    if (known.calledOffFor().isPresent()) {
      return notCalledOff(known.calledOffFor().get());
    }
    if (!known.isFirstCommand() && known.command().work().verify().isPresent()) {
      if (known.asked().verifyBefore().isEmpty()) {
        return new AskVerify();
      }
      if (known.asked().verifyBefore().orElse(null) instanceof Pass) {
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
        .asked()
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
          known.asked().verify().<NextAction>map(_ -> report(known)).orElseGet(AwaitVerify::new);
    };
  }

  private static NextAction report(Knowledge known) {
    return new Report(Verdict.ofVerify(known));
  }

  private static Outcome conflict(boolean started) {
    var why =
        "Expected the host to hold the script that was commanded, but it holds another under this"
            + " attempt: it was altered there";
    return started
        ? new Unknown(why + "; it was started, or may have been")
        : new Refused(why + "; it was not started and never will be");
  }

  private static String occupied(String attempt) {
    return "Expected nothing else to run for this host, but attempt '%s', which was given up, still does; wait until it has ended, or retry, which ends it first"
        .formatted(attempt);
  }

  private static NextAction takenOver(Stale stale) {
    return new StandDown("the host has seen fence " + stale.highestFence());
  }
}
