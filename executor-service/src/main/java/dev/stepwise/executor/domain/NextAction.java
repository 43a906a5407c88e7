package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;

/// What a run needs next. All but the last two add to what is known of it.
public sealed interface NextAction {
  /// See to it that every attempt before this one never starts, or is ended.
  record FenceOffPrevious() implements NextAction {}

  /// Ask the ledger.
  record LookAt() implements NextAction {}

  /// Ask `verify` once, before anything is started: it may be done already.
  record AskVerify() implements NextAction {}

  /// Ask `check`.
  record AskCheck() implements NextAction {}

  /// See to it that this attempt never starts, whoever else is at it. Only then it is certain that
  /// nothing was changed.
  record CallOff(String reason) implements NextAction {}

  /// Start the script, unless it ever was.
  record Launch() implements NextAction {}

  /// See to it that this attempt never starts, or is ended: TERM, a time of grace, KILL.
  record End(String reason) implements NextAction {}

  /// Follow the script's output until it ends.
  record Watch() implements NextAction {}

  /// Ask `verify` until it passes, or its time is over.
  record AwaitVerify() implements NextAction {}

  /// Tell the planner; the run is over.
  record Report(Outcome outcome) implements NextAction {}

  /// Leave it, and say nothing: somebody else has the run.
  record StandDown(String reason) implements NextAction {}
}
