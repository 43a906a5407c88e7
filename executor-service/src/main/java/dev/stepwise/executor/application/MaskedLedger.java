package dev.stepwise.executor.application;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A ledger whose words for people hold no secret, and fit into a report. Output and facts of a run
/// come as they are: whoever takes them hides what is to be hidden.
record MaskedLedger(RunLedger ledger, Mask mask) implements RunLedger {
  @Override
  public HostAnswer<LedgerAnswer> begin(RunStep command, ScriptInputs inputs, long offset) {
    return masked(ledger.begin(command, inputs, offset));
  }

  @Override
  public HostAnswer<LedgerAnswer> lookAt(RunStep command, long offset) {
    return masked(ledger.lookAt(command, offset));
  }

  @Override
  public HostAnswer<LedgerAnswer> callOff(RunStep command, long offset) {
    return masked(ledger.callOff(command, offset));
  }

  @Override
  public HostAnswer<LedgerAnswer> cancel(RunStep command, long offset) {
    return masked(ledger.cancel(command, offset));
  }

  @Override
  public HostAnswer<LedgerAnswer> cancelPrevious(RunStep command) {
    return masked(ledger.cancelPrevious(command));
  }

  @Override
  public HostAnswer<LedgerAnswer> scrub(
      RunStep command, List<Shown> shown, Optional<String> facts) {
    return masked(ledger.scrub(command, shown, facts));
  }

  @Override
  public HostAnswer<Clearing> clear(ClearLedger command) {
    return masked(ledger.clear(command));
  }

  @Override
  public HostAnswer<ProbeAnswer> probe(
      UpgradeId upgrade,
      InstalledHost host,
      ScriptText script,
      SortedMap<String, String> environment) {
    return switch (masked(ledger.probe(upgrade, host, script, environment))) {
      case Answered<ProbeAnswer>(ProbeAnswer answer) -> new Answered<>(answer.masked(mask));
      case Silent<ProbeAnswer> silent -> silent;
    };
  }

  private <T> HostAnswer<T> masked(HostAnswer<T> answer) {
    return switch (answer) {
      case Answered<T> answered -> answered;
      case Silent<T>(HostProblem problem, String message, boolean mayHaveArrived) ->
          new Silent<>(problem, mask.reason(message), mayHaveArrived);
    };
  }
}
