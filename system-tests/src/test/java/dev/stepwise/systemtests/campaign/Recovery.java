package dev.stepwise.systemtests.campaign;

/// Tells whether everything goes on again after a fault. Asked until it says so.
interface Recovery {
  boolean isComplete();

  /// When both are.
  default Recovery and(Recovery other) {
    return () -> isComplete() && other.isComplete();
  }
}
