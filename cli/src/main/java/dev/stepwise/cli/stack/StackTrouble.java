package dev.stepwise.cli.stack;

/// Something outside this program stands in the way; the message says what, and what to do.
public final class StackTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What stands in the way, and what to do.
  public StackTrouble(String message) {
    super(message);
  }

  /// What stands in the way, and what to do.
  public StackTrouble(String message, Throwable cause) {
    super(message, cause);
  }
}
