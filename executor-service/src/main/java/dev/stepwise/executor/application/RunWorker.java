package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.executor.domain.Facts;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.MaskedOutcome;
import dev.stepwise.executor.domain.NextAction;
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
import dev.stepwise.executor.domain.ProbeAnswer;
import dev.stepwise.executor.domain.RunDecider;
import dev.stepwise.executor.domain.WithheldOutput;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Carries one run through, on a thread of its own: asks [RunDecider] what is next, does it, adds
/// what it learned, asks again.
final class RunWorker {
  private static final Logger LOG = Logger.getLogger(RunWorker.class);

  /// Beyond its timeout the host itself ends a script; this much later somebody else has to.
  private static final Duration OVERDUE = Duration.ofSeconds(30);

  private static final int MOST_VAIN_STARTS = 10;

  private final RunStep command;
  private final ScriptInputs inputs;
  private final RunLedger ledger;
  private final RunReporter reporter;
  private final HostContact host;
  private final RunProbes probes;
  private final RunPauses pauses;
  private final Clock clock;
  private final LedgerReader reader;
  private volatile boolean verifying;
  private int vainStarts;

  RunWorker(
      RunStep command,
      ScriptInputs inputs,
      RunLedger hostLedger,
      RunReporter reporter,
      HostContact host,
      RunPauses pauses,
      Clock clock) {
    this.command = command;
    this.inputs = inputs;
    this.ledger = new MaskedLedger(hostLedger, inputs.mask());
    this.probes = new RunProbes(command, inputs, ledger, host, pauses, clock);
    this.reporter = reporter;
    this.host = host;
    this.pauses = pauses;
    this.clock = clock;
    this.reader = new LedgerReader(command, inputs, ledger, reporter, host);
  }

  /// Returns when the run is over, or somebody else's. [InterruptedException]: told to leave.
  ///
  /// @param start what is known of it; see [Knowledge#of] and [Knowledge#toEnd]
  void work(Knowledge start) throws InterruptedException {
    try {
      var known = start;
      var next = RunDecider.next(known);
      while (!(next instanceof Report) && !(next instanceof StandDown)) {
        known = act(next, known);
        next = RunDecider.next(known);
      }
      conclude(next);
    } catch (HostGivenUp e) {
      end(e.outcome());
    }
  }

  /// What to say of the host in a heartbeat.
  void heartbeat() throws InterruptedException {
    reporter.heartbeat(host.isSilent() ? "UNREACHABLE" : word(), reader.bytes());
  }

  private String word() {
    return verifying ? "VERIFYING" : reader.hostState();
  }

  private Knowledge act(NextAction next, Knowledge known) throws HostGivenUp, InterruptedException {
    return switch (next) {
      case FenceOffPrevious _ -> fenceOffPrevious(known);
      case LookAt _ -> reader.learn(known, host.ask(() -> ledger.lookAt(command, reader.read())));
      case AskVerify _ -> known.verifiedBefore(probes.verify(known));
      case AskCheck _ -> known.checked(probes.check());
      case CallOff(String reason) -> callOff(known, reason);
      case End(String reason) -> end(known, reason);
      case Launch _ -> launch(known);
      case Watch _ -> watch(known);
      case AwaitVerify _ -> known.verified(awaitVerify(known));
      case Report _, StandDown _ ->
          throw new IllegalStateException("Expected work, but got " + next);
    };
  }

  private void conclude(NextAction last) throws InterruptedException {
    switch (last) {
      case Report(Outcome outcome) -> end(outcome);
      case StandDown(String reason) ->
          LOG.infof(
              "Left the run to another executor: run=%s reason=%s", command.attempt(), reason);
      case FenceOffPrevious _,
          LookAt _,
          AskVerify _,
          AskCheck _,
          CallOff _,
          End _,
          Launch _,
          Watch _,
          AwaitVerify _ ->
          throw new IllegalStateException("Expected an end, but got " + last);
    }
  }

  private void end(Outcome told) throws InterruptedException {
    var masked = MaskedOutcome.of(told, inputs.mask());
    var outcome = reader.isWithheld() ? WithheldOutput.notedIn(masked) : masked;
    LOG.infof("Run is over: run=%s outcome=%s", command.attempt(), outcome);
    reporter.ended(outcome, reader.endOutput());
    reader.scrub();
  }

  private Knowledge fenceOffPrevious(Knowledge known) throws HostGivenUp, InterruptedException {
    var answer = host.ask(() -> ledger.cancelPrevious(command));
    Failpoint.EXECUTOR_FENCED_NOT_STARTED.reached();
    return known.previousIs(answer.state(), Facts.parse(factsOf(answer)));
  }

  /// What an attempt wrote down that was given other secrets is not taken: it may show these.
  private String factsOf(LedgerAnswer previous) {
    return previous.mayShowOthersThan(inputs.mark()) ? "" : inputs.mask().text(previous.facts());
  }

  private Knowledge callOff(Knowledge known, String reason)
      throws HostGivenUp, InterruptedException {
    return reader.learn(
        known.calledOff(reason), host.ask(() -> ledger.callOff(command, reader.read())));
  }

  private Knowledge end(Knowledge known, String reason) throws HostGivenUp, InterruptedException {
    return reader.learn(
        known.calledOff(reason), host.ask(() -> ledger.cancel(command, reader.read())));
  }

  private Knowledge launch(Knowledge known) throws HostGivenUp, InterruptedException {
    if (vainStarts == MOST_VAIN_STARTS) {
      return callOff(
          known, "Expected the host to start the script, but it did not; is its disk full?");
    }
    var answer = host.start(() -> ledger.begin(command, inputs, reader.read()));
    Failpoint.EXECUTOR_STARTED_NOT_REPORTED.reached();
    if (answer.state().isStartable()) {
      vainStarts++;
    }
    return reader.learn(known, answer);
  }

  private Knowledge watch(Knowledge known) throws HostGivenUp, InterruptedException {
    var rhythm = new WatchRhythm();
    var overdue = clock.instant().plus(command.work().timeout()).plus(OVERDUE);
    while (true) {
      pauses.pause(rhythm.pause());
      var before = reader.read();
      var answer = host.ask(() -> ledger.lookAt(command, before));
      var now = reader.learn(known, answer);
      if (!answer.state().isRunning()) {
        return now;
      }
      rhythm.saw(reader.read() > before);
      if (clock.instant().isAfter(overdue)) {
        return reader.learn(now, host.ask(() -> ledger.cancel(command, reader.read())));
      }
    }
  }

  private ProbeAnswer awaitVerify(Knowledge known) throws HostGivenUp, InterruptedException {
    verifying = true;
    return probes.awaitVerify(known);
  }
}
