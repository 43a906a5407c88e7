package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;

/// An executor with hosts whose ledgers start an attempt once and refuse lower fences, as the real
/// ones do.
final class SimulatedExecutor {
  private final Random random;
  private final Map<AttemptId, Outcome> ledger = new HashMap<>();
  private final Map<AttemptId, Integer> starts = new HashMap<>();
  private final Map<List<Object>, Long> fences = new HashMap<>();

  SimulatedExecutor(Random random) {
    this.random = random;
  }

  Map<AttemptId, Integer> starts() {
    return starts;
  }

  /// What it reports on a command, in order.
  List<StepReport> take(StepCommand command, Instant at) {
    return switch (command) {
      case ProbeHost c -> List.of(probed(c, at));
      case RunStep c -> run(c, at);
      case CancelRun c -> end(c.run(), at);
      case ClearLedger _ -> List.of();
    };
  }

  private static StepReport probed(ProbeHost c, Instant at) {
    var facts = new TreeMap<>(Map.of("INSTALLED_VERSION", "1.0"));
    return new HostProbed(c.upgradeId(), c.host().id(), facts, "executor", at);
  }

  private List<StepReport> run(RunStep c, Instant at) {
    var run = List.<Object>of(c.upgradeId(), c.attempt().stage(), c.attempt().host());
    if (fences.merge(run, c.fence(), Math::max) > c.fence()) {
      return List.of();
    }
    var attached = ledger.containsKey(c.attempt());
    var outcome = ledger.computeIfAbsent(c.attempt(), attempt -> start(attempt, c));
    return List.of(
        new RunAccepted(c.attempt(), c.fence(), "executor", at),
        new RunBegan(c.attempt(), c.fence(), attached, "executor", at),
        new RunEnded(
            c.attempt(), c.fence(), outcome, new Output(0, Sha256.of(""), ""), "executor", at));
  }

  /// Work is done at once here, so there is nothing to end: what was not started never will be.
  private List<StepReport> end(RunStep c, Instant at) {
    ledger.putIfAbsent(c.attempt(), new Outcome.Refused("called off before it was started"));
    return run(c, at);
  }

  private Outcome start(AttemptId attempt, RunStep c) {
    starts.merge(attempt, 1, Integer::sum);
    var captured = new TreeMap<String, String>();
    c.work().facts().forEach(name -> captured.put(name, "/" + host(attempt.host())));
    return switch (random.nextInt(12)) {
      case 0 -> new Outcome.Failed("exit 1", OptionalInt.of(1));
      case 1 -> new Outcome.Unknown("gone");
      default -> new Outcome.Succeeded(captured, "verify passed");
    };
  }

  private static String host(HostId host) {
    return host.value();
  }
}
