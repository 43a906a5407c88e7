package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import dev.stepwise.executor.domain.Mask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/// Has the ledgers of hosts cleared of upgrades that are over. Nobody waits for that: a host that
/// stays silent keeps what it has, and loses it when it is cleared of a later upgrade.
@ApplicationScoped
public class LedgerClearer {
  private static final Logger LOG = Logger.getLogger(LedgerClearer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// How much longer than for a run a silent host is asked again.
  private static final int PATIENCE = 10;

  private final RunLedger ledger;
  private final ExecutorSettings settings;
  private final Clock clock;

  public LedgerClearer(RunLedger ledger, ExecutorSettings settings, Clock clock) {
    this.ledger = new MaskedLedger(ledger, Mask.NONE);
    this.settings = settings;
    this.clock = clock;
  }

  /// Asks the host on a thread of its own, and returns at once.
  public void clear(ClearLedger command) {
    Thread.ofVirtual()
        .name("clear " + command.host().id())
        .start(() -> clear(command, clock.instant()));
  }

  private void clear(ClearLedger command, Instant since) {
    var until = since.plus(settings.reachWithin().multipliedBy(PATIENCE));
    try {
      var pause = FIRST_PAUSE;
      while (!isOver(command, ledger.clear(command), until)) {
        Thread.sleep(pause);
        pause = longer(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // a command that cannot be carried out, or a defect of ours
      LOG.errorf(
          e, "Could not clear: upgrade=%s host=%s", command.upgradeId(), command.host().id());
    }
  }

  private boolean isOver(ClearLedger command, HostAnswer<Clearing> answer, Instant until) {
    return switch (answer) {
      case Answered<Clearing>(Clearing(long cleared, long running)) -> {
        LOG.infof(
            "Cleared a ledger: upgrade=%s host=%s cleared=%d running=%d",
            command.upgradeId(), command.host().id(), cleared, running);
        yield true;
      }
      case Silent<Clearing>(HostProblem problem, String message, boolean _) -> {
        var givenUp = problem == HostProblem.HOST_KEY_CHANGED || !clock.instant().isBefore(until);
        if (givenUp) {
          LOG.warnf(
              "Left a ledger as it is: upgrade=%s host=%s reason=%s",
              command.upgradeId(), command.host().id(), message);
        }
        yield givenUp;
      }
    };
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
