package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.executor.domain.Facts;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.LedgerState;
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
import dev.stepwise.executor.domain.OutputRules;
import dev.stepwise.executor.domain.ProbeAnswer;
import dev.stepwise.executor.domain.RunDecider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
  private final PrintedOutput printed;
  private volatile String hostState = "NONE";
  private int vainStarts;
  private Optional<String> factsWithoutSecrets = Optional.empty();

  RunWorker(
      RunStep command,
      ScriptInputs inputs,
      RunLedger ledger,
      RunReporter reporter,
      HostContact host,
      RunPauses pauses,
      Clock clock) {
    this.command = command;
    this.inputs = inputs;
    this.probes = new RunProbes(command, inputs, ledger, host, pauses, clock);
    this.ledger = ledger;
    this.reporter = reporter;
    this.host = host;
    this.pauses = pauses;
    this.clock = clock;
    this.printed =
        new PrintedOutput(
            OutputRules.of(command.work().expect(), command.work().forbid()), inputs.mask());
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
    reporter.heartbeat(host.isSilent() ? "UNREACHABLE" : hostState, printed.bytes());
  }

  private Knowledge act(NextAction next, Knowledge known) throws HostGivenUp, InterruptedException {
    return switch (next) {
      case FenceOffPrevious _ -> fenceOffPrevious(known);
      case LookAt _ -> learn(known, host.ask(() -> ledger.lookAt(command, printed.read())));
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
    var outcome = MaskedOutcome.of(told, inputs.mask());
    LOG.infof("Run is over: run=%s outcome=%s", command.attempt(), outcome);
    reporter.printed(printed.end());
    reporter.ended(outcome, printed.summary());
    scrub();
  }

  /// Only now, as nobody will need the output as it was. One try: a host that is away keeps it.
  private void scrub() {
    if (printed.secrets().isEmpty() && factsWithoutSecrets.isEmpty()) {
      return;
    }
    var answer = host.askOnce(() -> ledger.scrub(command, printed.secrets(), factsWithoutSecrets));
    LOG.warnf(
        "The run showed a secret, which was hidden here and on the host %s: run=%s",
        answer instanceof HostAnswer.Answered ? "is overwritten" : "is still there",
        command.attempt());
  }

  private Knowledge fenceOffPrevious(Knowledge known) throws HostGivenUp, InterruptedException {
    var answer = host.ask(() -> ledger.cancelPrevious(command));
    Failpoint.EXECUTOR_FENCED_NOT_STARTED.reached();
    return known.previousIs(answer.state(), Facts.parse(inputs.mask().text(answer.facts())));
  }

  private Knowledge callOff(Knowledge known, String reason)
      throws HostGivenUp, InterruptedException {
    return learn(known.calledOff(reason), host.ask(() -> ledger.callOff(command, printed.read())));
  }

  private Knowledge end(Knowledge known, String reason) throws HostGivenUp, InterruptedException {
    return learn(known.calledOff(reason), host.ask(() -> ledger.cancel(command, printed.read())));
  }

  private Knowledge launch(Knowledge known) throws HostGivenUp, InterruptedException {
    if (vainStarts == MOST_VAIN_STARTS) {
      return callOff(
          known, "Expected the host to start the script, but it did not; is its disk full?");
    }
    var answer = host.start(() -> ledger.begin(command, inputs, printed.read()));
    Failpoint.EXECUTOR_STARTED_NOT_REPORTED.reached();
    if (answer.state().isStartable()) {
      vainStarts++;
    }
    return learn(known, answer);
  }

  /// Adds what the ledger says. The size was read after the state, so when the state is an end, all
  /// output up to that size is all there is; whoever was left behind by the script may print on.
  private Knowledge learn(Knowledge known, LedgerAnswer answer)
      throws HostGivenUp, InterruptedException {
    tellOfStart(answer);
    take(answer);
    readUpTo(answer.size());
    var now = known.ledgerIs(answer.state());
    return isEnd(answer.state()) ? ended(now, answer) : now;
  }

  private Knowledge ended(Knowledge known, LedgerAnswer answer) throws InterruptedException {
    reporter.printed(printed.end());
    var facts = inputs.mask().text(answer.facts());
    factsWithoutSecrets = facts.equals(answer.facts()) ? Optional.empty() : Optional.of(facts);
    return known.endedWith(answer.killed(), Facts.parse(facts), printed.brokenRule());
  }

  private void tellOfStart(LedgerAnswer answer) throws InterruptedException {
    if (answer.state().isStartable()) {
      host.isNotStarted();
    } else if (answer.state().isRunning() || isEnd(answer.state())) {
      host.isStarted();
      reporter.began(!answer.begun());
    }
  }

  private static boolean isEnd(LedgerState state) {
    return state instanceof LedgerState.Exited || state instanceof LedgerState.Lost;
  }

  /// Stops when the host has less than it said: somebody emptied the file.
  private void readUpTo(long size) throws HostGivenUp, InterruptedException {
    var grows = true;
    while (grows && printed.read() < size) {
      var before = printed.read();
      take(host.ask(() -> ledger.lookAt(command, before)));
      grows = printed.read() > before;
    }
  }

  private void take(LedgerAnswer answer) throws InterruptedException {
    hostState = wordFor(answer.state());
    reporter.printed(printed.add(answer.output()));
  }

  private static String wordFor(LedgerState state) {
    return state.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }

  private Knowledge watch(Knowledge known) throws HostGivenUp, InterruptedException {
    var rhythm = new WatchRhythm();
    var overdue = clock.instant().plus(command.work().timeout()).plus(OVERDUE);
    while (true) {
      pauses.pause(rhythm.pause());
      var before = printed.read();
      var answer = host.ask(() -> ledger.lookAt(command, before));
      var now = learn(known, answer);
      if (!answer.state().isRunning()) {
        return now;
      }
      rhythm.saw(printed.read() > before);
      if (clock.instant().isAfter(overdue)) {
        return learn(now, host.ask(() -> ledger.cancel(command, printed.read())));
      }
    }
  }

  private ProbeAnswer awaitVerify(Knowledge known) throws HostGivenUp, InterruptedException {
    hostState = "VERIFYING";
    return probes.awaitVerify(known);
  }
}
