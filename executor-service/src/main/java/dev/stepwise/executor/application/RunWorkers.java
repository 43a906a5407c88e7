package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.domain.Knowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The runs that this executor works on, each on a virtual thread of its own.
///
/// Work is not lost with an executor: it goes on on the host, the planner commands it again with a
/// higher fence when the heartbeats stop, and whoever gets that command attaches to it.
@ApplicationScoped
public class RunWorkers {
  private static final Logger LOG = Logger.getLogger(RunWorkers.class);

  private final RunLedger ledger;
  private final Secrets secrets;
  private final SigningKey key;
  private final Reports reports;
  private final ExecutorSettings settings;
  private final Clock clock;
  private final Map<String, ActiveRun> active = new ConcurrentHashMap<>();
  private final EndedRuns ended = new EndedRuns();

  /// @param key of this executor: by it, secrets that were given are told from others
  public RunWorkers(
      RunLedger ledger,
      Secrets secrets,
      SigningKey key,
      Reports reports,
      ExecutorSettings settings,
      Clock clock) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.key = key;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  /// Works on the run from now on, and returns at once. A command for a run that is being worked on
  /// already, or whose end was told, is ignored, unless its fence is higher: then it takes the
  /// other's place.
  public void take(RunStep command) {
    take(Knowledge.of(command));
  }

  /// Ends the run on its host from now on, whoever worked on it, and returns at once.
  public void end(CancelRun command) {
    take(Knowledge.toEnd(command.run(), command.reason()));
  }

  private void take(Knowledge asked) {
    var command = asked.command();
    active.compute(keyOf(command), (_, now) -> isKnown(command, now) ? now : start(asked, now));
  }

  private boolean isKnown(RunStep command, @Nullable ActiveRun now) {
    return now == null ? ended.has(command) : now.fence() >= command.fence();
  }

  /// Leaves all runs as they are on their hosts, and reports nothing more.
  public void leaveAll() {
    active.values().forEach(ActiveRun::leave);
  }

  /// How many runs are being worked on.
  public int size() {
    return active.size();
  }

  private ActiveRun start(Knowledge asked, @Nullable ActiveRun replaced) {
    if (replaced != null) {
      replaced.leave();
    }
    var reporter = new RunReporter(asked.command(), reports, settings, clock);
    var run = new ActiveRun(asked, reporter, new RunPauses());
    Thread.ofVirtual().name("run " + run.command().attempt()).start(() -> carryThrough(run));
    return run;
  }

  private void carryThrough(ActiveRun run) {
    try {
      work(run);
    } catch (InterruptedException e) {
      LOG.infof("Left the run as it is: run=%s reason=%s", run.command().attempt(), e.getMessage());
    } finally {
      run.leave();
      if (run.reporter().hasToldEnd()) {
        ended.note(run.command());
      }
      active.remove(keyOf(run.command()), run);
    }
  }

  private void work(ActiveRun run) throws InterruptedException {
    var command = run.command();
    var host = new HostContact(command, run.isToEnd(), settings, clock, run.pauses());
    try {
      work(run, host);
    } catch (RuntimeException | StackOverflowError e) {
      // A command that cannot be carried out, a pattern that eats the stack, or a defect of ours.
      LOG.errorf(e, "Could not carry the run through: run=%s", command.attempt());
      run.reporter().ended(host.end("The executor cannot go on: " + e), PrintedOutput.NOTHING);
    }
  }

  private void work(ActiveRun run, HostContact host) throws InterruptedException {
    var command = run.command();
    try {
      var inputs = awaitInputs(run, host);
      var worker =
          new RunWorker(command, inputs, ledger, run.reporter(), host, run.pauses(), clock);
      startBeating(run, run.pauses(), worker::heartbeat);
      worker.work(run.asked());
    } catch (InputMissing e) {
      startBeating(run, run.pauses(), () -> run.reporter().heartbeat("NONE", 0));
      refuse(run, host, e);
    } catch (HostGivenUp e) {
      run.reporter().ended(e.outcome(), PrintedOutput.NOTHING);
    }
  }

  private ScriptInputs awaitInputs(ActiveRun run, HostContact host)
      throws InputMissing, HostGivenUp, InterruptedException {
    var waiting = new RunPauses();
    startBeating(run, waiting, () -> run.reporter().heartbeat("NONE", 0));
    try {
      return new AwaitedInputs(run.asked(), secrets, key, ledger, host, run.pauses(), clock).get();
    } finally {
      waiting.leave();
    }
  }

  private void refuse(ActiveRun run, HostContact host, InputMissing missing)
      throws InterruptedException {
    var refusal = new RunRefusal(run.command(), ledger, host);
    var outcome =
        run.isToEnd() ? refusal.ended(missing.words()) : refusal.calledOff(missing.words());
    if (outcome.isPresent()) {
      LOG.warnf("Run is refused: run=%s reason=%s", run.command().attempt(), missing.words());
      run.reporter().ended(outcome.get(), PrintedOutput.NOTHING);
    }
  }

  private void startBeating(ActiveRun run, RunPauses pauses, Beat beat) {
    Thread.ofVirtual()
        .name("heartbeat " + run.command().attempt())
        .start(() -> keepBeating(run, pauses, beat));
  }

  private void keepBeating(ActiveRun run, RunPauses pauses, Beat beat) {
    try {
      while (true) {
        pauses.pause(settings.heartbeat());
        beat.send();
      }
    } catch (InterruptedException _) {
      LOG.debugf("No more heartbeats: run=%s", run.command().attempt());
    }
  }

  private static String keyOf(RunStep command) {
    var attempt = command.attempt();
    return "%s.%d.%s".formatted(attempt.upgradeId(), attempt.stage(), attempt.host());
  }

  private record ActiveRun(Knowledge asked, RunReporter reporter, RunPauses pauses) {
    RunStep command() {
      return asked.command();
    }

    boolean isToEnd() {
      return asked.order().endFor().isPresent();
    }

    long fence() {
      return command().fence();
    }

    void leave() {
      reporter.leave();
      pauses.leave();
    }
  }

  /// One sign of life.
  private interface Beat {
    void send() throws InterruptedException;
  }
}
