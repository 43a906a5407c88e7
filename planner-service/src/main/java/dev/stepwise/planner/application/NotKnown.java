package dev.stepwise.planner.application;

/// There is nothing of that name.
public final class NotKnown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotKnown(String message) {
    super(message);
  }
}
