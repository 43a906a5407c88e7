package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;

/// Where reports go. Each call returns when what was sent is safe, however long that takes; only an
/// interrupted thread gives up, with [InterruptedException].
public interface Reports {
  /// Tells the planner, and so everybody.
  void send(StepReport report) throws InterruptedException;

  /// Passes on what a run prints.
  void send(StepOutput output) throws InterruptedException;
}
