package dev.stepwise.planner.application;

/// What was asked for is understood, but cannot be done as it stands; the message says what would
/// be right. Nothing was changed.
public final class NotPossible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotPossible(String message) {
    super(message);
  }
}
