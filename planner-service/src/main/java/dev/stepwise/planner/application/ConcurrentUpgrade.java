package dev.stepwise.planner.application;

/// Somebody else changed the same thing at the same time; whoever comes second decides again.
public final class ConcurrentUpgrade extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConcurrentUpgrade(String message) {
    super(message);
  }

  public ConcurrentUpgrade(String message, Throwable cause) {
    super(message, cause);
  }
}
