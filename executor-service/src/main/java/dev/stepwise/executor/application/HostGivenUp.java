package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;

/// A host was silent for too long, or must not be spoken to; the run ends with this outcome.
final class HostGivenUp extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Outcome outcome;

  HostGivenUp(Outcome outcome) {
    super(outcome.toString());
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}
