package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.HostProblem;

/// A connection could not be opened.
final class NoConnection extends Exception {
  private static final long serialVersionUID = 1L;
  private final HostProblem problem;

  NoConnection(HostProblem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  HostProblem problem() {
    return problem;
  }
}
