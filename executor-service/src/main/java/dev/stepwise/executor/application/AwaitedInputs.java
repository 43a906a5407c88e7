package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.LedgerState;
import dev.stepwise.executor.domain.Mask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// What the scripts of a run are given, once it is there. Who keeps the secrets may be away, as a
/// Vault that restarts is: it is asked again, a little later each time, for as long as any host may
/// be silent. When the script was started already, for as long as it may run: nothing is gained by
/// giving it up sooner.
final class AwaitedInputs {
  private static final Logger LOG = Logger.getLogger(AwaitedInputs.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Knowledge asked;
  private final Secrets secrets;
  private final SigningKey key;
  private final RunLedger ledger;
  private final HostContact host;
  private final RunPauses pauses;
  private final Clock clock;

  AwaitedInputs(
      Knowledge asked,
      Secrets secrets,
      SigningKey key,
      RunLedger ledger,
      HostContact host,
      RunPauses pauses,
      Clock clock) {
    this.asked = asked;
    this.secrets = secrets;
    this.key = key;
    this.ledger = new MaskedLedger(ledger, Mask.NONE);
    this.host = host;
    this.pauses = pauses;
    this.clock = clock;
  }

  /// Fails with [InputMissing] when something is missing for good, or for too long.
  ScriptInputs get() throws InputMissing, HostGivenUp, InterruptedException {
    try {
      return ScriptInputs.of(command(), secrets, key);
    } catch (InputMissing e) {
      if (!e.mayPass()) {
        throw e;
      }
      LOG.warnf("Ask again for secrets: run=%s reason=%s", command().attempt(), e.words());
      return await(clock.instant().plus(patience()));
    }
  }

  private ScriptInputs await(Instant until) throws InputMissing, InterruptedException {
    var pause = FIRST_PAUSE;
    while (true) {
      pauses.pause(pause);
      try {
        return ScriptInputs.of(command(), secrets, key);
      } catch (InputMissing e) {
        if (!e.mayPass() || !clock.instant().isBefore(until)) {
          throw e;
        }
      }
      pause = longer(pause);
    }
  }

  /// A script that is to be ended is ended right away, which takes no secrets.
  private Duration patience() throws HostGivenUp, InterruptedException {
    if (asked.order().endFor().isPresent()) {
      host.ask(() -> ledger.cancel(command(), Long.MAX_VALUE));
      return host.timeToReach();
    }
    var state = host.ask(() -> ledger.lookAt(command(), Long.MAX_VALUE)).state();
    return isStarted(state) ? command().work().timeout() : host.timeToReach();
  }

  private static boolean isStarted(LedgerState state) {
    return state.isRunning()
        || state instanceof LedgerState.Exited
        || state instanceof LedgerState.Lost;
  }

  private RunStep command() {
    return asked.command();
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
