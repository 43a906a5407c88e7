package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.domain.Facts;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.NextAction;
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
import dev.stepwise.executor.domain.OutputRules;
import dev.stepwise.executor.domain.ProbeAnswer;
import dev.stepwise.executor.domain.RunDecider;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// Carries one run through, on a thread of its own: asks [RunDecider] what is next, does it, adds
/// what it learned, asks again.
final class RunWorker {
  private static final Logger LOG = Logger.getLogger(RunWorker.class);

  /// Beyond its timeout the host itself ends a script; this much later somebody else has to.
  private static final Duration OVERDUE = Duration.ofSeconds(30);

  private static final int MOST_VAIN_STARTS = 10;

  private final RunStep command;
  private final RunLedger ledger;
  private final RunReporter reporter;
  private final HostContact host;
  private final RunPauses pauses;
  private final Clock clock;
  private final PrintedOutput printed;
  private volatile String hostState = "NONE";
  private int vainStarts;

  RunWorker(
      RunStep command,
      RunLedger ledger,
      RunReporter reporter,
      HostContact host,
      RunPauses pauses,
      Clock clock) {
    this.command = command;
    this.ledger = ledger;
    this.reporter = reporter;
    this.host = host;
    this.pauses = pauses;
    this.clock = clock;
    this.printed =
        new PrintedOutput(OutputRules.of(command.work().expect(), command.work().forbid()));
  }

  /// Returns when the run is over, or somebody else's. [InterruptedException]: told to leave.
  void work() throws InterruptedException {
    try {
      var known = Knowledge.of(command);
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
      case LookAt _ -> learn(known, host.ask(() -> ledger.lookAt(command, printed.bytes())));
      case AskVerify _ -> known.verifiedBefore(host.ask(() -> verify(known)));
      case AskCheck _ -> known.checked(host.ask(this::check));
      case CallOff(String reason) -> callOff(known, reason);
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
          Launch _,
          Watch _,
          AwaitVerify _ ->
          throw new IllegalStateException("Expected an end, but got " + last);
    }
  }

  private void end(Outcome outcome) throws InterruptedException {
    LOG.infof("Run is over: run=%s outcome=%s", command.attempt(), outcome);
    reporter.ended(outcome, printed.summary());
  }

  private Knowledge fenceOffPrevious(Knowledge known) throws HostGivenUp, InterruptedException {
    var answer = host.ask(() -> ledger.cancelPrevious(command));
    return known.previousIs(answer.state(), Facts.parse(answer.facts()));
  }

  private Knowledge callOff(Knowledge known, String reason)
      throws HostGivenUp, InterruptedException {
    return learn(known.calledOff(reason), host.ask(() -> ledger.callOff(command, printed.bytes())));
  }

  private Knowledge launch(Knowledge known) throws HostGivenUp, InterruptedException {
    if (vainStarts == MOST_VAIN_STARTS) {
      return callOff(
          known, "Expected the host to start the script, but it did not; is its disk full?");
    }
    var answer = host.start(() -> ledger.begin(command, printed.bytes()));
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
    return isEnd(answer.state())
        ? now.endedWith(answer.killed(), Facts.parse(answer.facts()), printed.brokenRule())
        : now;
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
    while (grows && printed.bytes() < size) {
      var before = printed.bytes();
      take(host.ask(() -> ledger.lookAt(command, before)));
      grows = printed.bytes() > before;
    }
  }

  private void take(LedgerAnswer answer) throws InterruptedException {
    hostState = wordFor(answer.state());
    printed.add(answer.output());
    reporter.printed(answer.output());
  }

  private static String wordFor(LedgerState state) {
    return state.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
  }

  private Knowledge watch(Knowledge known) throws HostGivenUp, InterruptedException {
    var rhythm = new WatchRhythm();
    var overdue = clock.instant().plus(command.work().timeout()).plus(OVERDUE);
    while (true) {
      pauses.pause(rhythm.pause());
      var before = printed.bytes();
      var answer = host.ask(() -> ledger.lookAt(command, before));
      var now = learn(known, answer);
      if (!answer.state().isRunning()) {
        return now;
      }
      rhythm.saw(printed.bytes() > before);
      if (clock.instant().isAfter(overdue)) {
        return learn(now, host.ask(() -> ledger.cancel(command, printed.bytes())));
      }
    }
  }

  private HostAnswer<ProbeAnswer> check() {
    return ledger.probe(
        command.host(), command.work().check().orElseThrow(), command.work().environment());
  }

  /// `verify` may use what the script found out.
  private HostAnswer<ProbeAnswer> verify(Knowledge known) {
    var environment = new TreeMap<>(command.work().environment());
    known
        .facts()
        .forEach((name, value) -> {
          if (command.work().facts().contains(name)) {
            environment.put(name, value);
          }
        });
    return ledger.probe(command.host(), command.work().verify().orElseThrow(), environment);
  }

  private ProbeAnswer awaitVerify(Knowledge known) throws HostGivenUp, InterruptedException {
    hostState = "VERIFYING";
    var deadline = clock.instant().plus(command.work().verifyWithin());
    var rhythm = new WatchRhythm();
    while (true) {
      var answer = host.ask(() -> verify(known));
      if (answer instanceof ProbeAnswer.Pass || !clock.instant().isBefore(deadline)) {
        return answer;
      }
      pauses.pause(rhythm.pause());
      rhythm.saw(false);
    }
  }
}
