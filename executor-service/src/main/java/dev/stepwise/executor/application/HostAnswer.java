package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.HostProblem;

/// What came of speaking to a host.
public sealed interface HostAnswer<T> {
  /// It answered.
  record Answered<T>(T value) implements HostAnswer<T> {}

  /// It did not.
  ///
  /// @param mayHaveArrived whether what was said may have reached it all the same; false when there
  ///   was no connection
  record Silent<T>(HostProblem problem, String message, boolean mayHaveArrived)
      implements HostAnswer<T> {}
}
