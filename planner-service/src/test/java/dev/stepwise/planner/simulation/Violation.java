package dev.stepwise.planner.simulation;

/// Something is as it must never be.
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Violation(String message) {
    super(message);
  }

  Violation because(Throwable cause) {
    initCause(cause);
    return this;
  }
}
