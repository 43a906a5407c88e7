package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.domain.LedgerState;
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
import dev.stepwise.executor.domain.Mask;
import java.util.Optional;
import java.util.function.Supplier;

/// Sees to it that a run whose scripts cannot be given what they need is not started. One that was
/// started before, by an executor that had it all, is left alone: without its secrets, what it
/// prints cannot be passed on.
final class RunRefusal {
  private final RunStep command;
  private final RunLedger ledger;
  private final HostContact host;

  RunRefusal(RunStep command, RunLedger ledger, HostContact host) {
    this.command = command;
    this.ledger = new MaskedLedger(ledger, Mask.NONE);
    this.host = host;
  }

  /// Calls the run off and tells how it ends; empty when it is somebody else's.
  Optional<Outcome> calledOff(String why) throws InterruptedException {
    return outcome(why, () -> ledger.callOff(command, Long.MAX_VALUE));
  }

  /// The same for a run that is to be ended: that takes no secrets.
  Optional<Outcome> ended(String why) throws InterruptedException {
    return outcome(why, () -> ledger.cancel(command, Long.MAX_VALUE));
  }

  private Optional<Outcome> outcome(String why, Supplier<HostAnswer<LedgerAnswer>> question)
      throws InterruptedException {
    try {
      var answer = host.ask(question);
      note(answer.state());
      return answer.state() instanceof Stale ? Optional.empty() : Optional.of(host.end(why));
    } catch (HostGivenUp e) {
      return Optional.of(e.outcome());
    }
  }

  private void note(LedgerState state) {
    switch (state) {
      case Cancelled _, Unfit _ -> host.isNotStarted();
      case Conflict c when !c.started() -> host.isNotStarted();
      case Running _, Orphan _, Exited _, Lost _ -> host.isStarted();
      case None _, Ready _, Conflict _, Occupied _, Stale _ -> {
        // It does not tell.
      }
    }
  }
}
