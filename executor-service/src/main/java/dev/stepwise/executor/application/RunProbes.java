package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;

/// Asks `check` and `verify` of one run.
final class RunProbes {
  private final RunStep command;
  private final ScriptInputs inputs;
  private final RunLedger ledger;
  private final HostContact host;
  private final RunPauses pauses;
  private final Clock clock;

  RunProbes(
      RunStep command,
      ScriptInputs inputs,
      RunLedger ledger,
      HostContact host,
      RunPauses pauses,
      Clock clock) {
    this.command = command;
    this.inputs = inputs;
    this.ledger = ledger;
    this.host = host;
    this.pauses = pauses;
    this.clock = clock;
  }

  ProbeAnswer check() throws HostGivenUp, InterruptedException {
    return host.ask(() -> probe(command.work().check().orElseThrow(), inputs.environment()));
  }

  ProbeAnswer verify(Knowledge known) throws HostGivenUp, InterruptedException {
    return host.ask(() -> askVerify(known));
  }

  /// Asks until it passes, or its time is over. A host that is silent may be starting up: that is
  /// as good as a no, until the time is over and the host had its chance to come back.
  ProbeAnswer awaitVerify(Knowledge known) throws HostGivenUp, InterruptedException {
    var deadline = clock.instant().plus(command.work().verifyWithin());
    var rhythm = new WatchRhythm();
    while (true) {
      switch (host.askOnce(() -> askVerify(known))) {
        case Answered<ProbeAnswer>(ProbeAnswer answer) -> {
          if (answer instanceof ProbeAnswer.Pass || !clock.instant().isBefore(deadline)) {
            return answer;
          }
        }
        case Silent<ProbeAnswer> silent ->
            host.giveUpIfOver(silent, deadline.plus(host.timeToReach()));
      }
      pauses.pause(rhythm.pause());
      rhythm.saw(false);
    }
  }

  /// `verify` may use what the script found out.
  private HostAnswer<ProbeAnswer> askVerify(Knowledge known) {
    var environment = new TreeMap<>(inputs.environment());
    known
        .facts()
        .forEach((name, value) -> {
          if (command.work().facts().contains(name)) {
            environment.put(name, value);
          }
        });
    return probe(command.work().verify().orElseThrow(), environment);
  }

  private HostAnswer<ProbeAnswer> probe(ScriptText script, SortedMap<String, String> environment) {
    return ledger.probe(command.attempt().upgradeId(), command.account(), script, environment);
  }
}
