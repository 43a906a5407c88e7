package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The latest command of each of the runs that were commanded last. It forgets the oldest, and
/// everything with the process: the last word has the ledger on the host, which keeps the fence.
final class SeenRuns {
  private static final int MOST = 10_000;

  private final Map<String, Latest> runs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Latest> eldest) {
          return size() > MOST;
        }
      };

  /// What was seen of the same run that is later than the command.
  synchronized Optional<Latest> laterThan(StepCommand command) {
    return run(command)
        .flatMap(
            run -> Optional.ofNullable(runs.get(keyOf(run))).filter(latest -> latest.isAfter(run)));
  }

  synchronized void see(StepCommand command) {
    run(command)
        .ifPresent(run -> runs.put(keyOf(run), new Latest(run.attempt().number(), run.fence())));
  }

  /// Facts are asked for and ledgers are cleared as often as anybody likes; both change nothing
  /// that a run does.
  private static Optional<RunStep> run(StepCommand command) {
    return switch (command) {
      case RunStep run -> Optional.of(run);
      case CancelRun cancel -> Optional.of(cancel.run());
      case ProbeHost _, ClearLedger _ -> Optional.empty();
    };
  }

  private static String keyOf(RunStep run) {
    var attempt = run.attempt();
    return "%s.%d.%s".formatted(attempt.upgradeId(), attempt.stage(), attempt.host());
  }

  record Latest(int attempt, long fence) {
    boolean isAfter(RunStep run) {
      return run.attempt().number() < attempt || run.fence() < fence;
    }

    @Override
    public String toString() {
      return "attempt %d, fence %d".formatted(attempt, fence);
    }
  }
}
