package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.HostProblem;

/// What came of speaking to a host.
public sealed interface HostAnswer<T> {
  /// It answered.
  record Answered<T>(T value) implements HostAnswer<T> {}

  /// It did not. What was sent may have reached it or not, save for a changed host key: then
  /// nothing was sent.
  record Silent<T>(HostProblem problem, String message) implements HostAnswer<T> {}
}
