package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.executor.application.HostAnswer.Answered;
import dev.stepwise.executor.application.HostAnswer.Silent;
import dev.stepwise.executor.domain.ProbeAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// Discovers the facts of a host: all of them, or a reason. A silent host is not asked again here;
/// whoever wants the facts may ask again.
@ApplicationScoped
public class HostProber {
  private static final Logger LOG = Logger.getLogger(HostProber.class);

  /// All facts of a host go into one record on Kafka.
  private static final int LONGEST_FACT = 16 * 1024;

  private final RunLedger ledger;
  private final Secrets secrets;
  private final Reports reports;
  private final ExecutorSettings settings;
  private final Clock clock;

  public HostProber(
      RunLedger ledger, Secrets secrets, Reports reports, ExecutorSettings settings, Clock clock) {
    this.ledger = ledger;
    this.secrets = secrets;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  /// Asks the host on a thread of its own, reports, and returns at once.
  public void probe(ProbeHost command) {
    Thread.ofVirtual().name("probe " + command.host().id()).start(() -> probeAndReport(command));
  }

  private void probeAndReport(ProbeHost command) {
    try {
      var answer = answer(command);
      Failpoint.EXECUTOR_PROBED_NOT_REPORTED.reached();
      reports.send(answer);
    } catch (InterruptedException _) {
      LOG.infof("Left the probe: upgrade=%s host=%s", command.upgradeId(), command.host().id());
    }
  }

  private StepReport answer(ProbeHost command) {
    try {
      return discover(command, ScriptInputs.of(command, secrets));
    } catch (InputMissing e) {
      return notProbed(command, HostProblem.PROBE_FAILED, e.words());
    } catch (RuntimeException e) { // a command that cannot be carried out, or a defect of ours
      LOG.errorf(
          e, "Could not probe: upgrade=%s host=%s", command.upgradeId(), command.host().id());
      return notProbed(command, HostProblem.PROBE_FAILED, e.toString());
    }
  }

  private StepReport discover(ProbeHost command, ScriptInputs inputs) {
    var masked = new MaskedLedger(ledger, inputs.mask());
    var facts = new TreeMap<String, String>();
    for (var probe : command.probes().entrySet()) {
      var answer =
          masked.probe(command.upgradeId(), command.host(), probe.getValue(), inputs.environment());
      switch (answer) {
        case Answered<ProbeAnswer>(ProbeAnswer.Pass(String text))
            when text.length() > LONGEST_FACT -> {
          return notProbed(
              command,
              HostProblem.PROBE_FAILED,
              "%s: Expected at most %d characters, but it printed %d"
                  .formatted(probe.getKey(), LONGEST_FACT, text.length()));
        }
        case Answered<ProbeAnswer>(ProbeAnswer.Pass(String text)) ->
            facts.put(probe.getKey(), text);
        case Answered<ProbeAnswer>(ProbeAnswer other) -> {
          return notProbed(command, HostProblem.PROBE_FAILED, probe.getKey() + ": " + other.text());
        }
        case Silent<ProbeAnswer> silent -> {
          return notProbed(command, silent.problem(), silent.message());
        }
      }
    }
    return new HostProbed(
        command.upgradeId(), command.host().id(), facts, settings.executor(), clock.instant());
  }

  private StepReport notProbed(ProbeHost command, HostProblem problem, String message) {
    return new HostNotProbed(
        command.upgradeId(),
        command.host().id(),
        problem,
        message,
        settings.executor(),
        clock.instant());
  }
}
