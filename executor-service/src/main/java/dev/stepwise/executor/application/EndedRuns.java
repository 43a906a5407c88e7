package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.util.LinkedHashMap;
import java.util.Map;

/// The runs whose end this process has told, as far as it remembers: those that ended last. Kafka,
/// or the planner's relay, may deliver a command once more after that. Another process knows of
/// none; it finds the end in the ledger on the host, and tells it again.
final class EndedRuns {
  private static final int MOST = 10_000;

  private final Map<String, Long> fences =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  synchronized void note(RunStep command) {
    fences.merge(command.attempt().value(), command.fence(), Math::max);
  }

  /// Whether the command's attempt has ended under that fence, or a higher one.
  synchronized boolean has(RunStep command) {
    return fences.getOrDefault(command.attempt().value(), 0L) >= command.fence();
  }
}
