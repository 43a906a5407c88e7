package dev.stepwise.executor.application;

/// Something that a script must be given is not there, so nothing must be started.
public final class InputMissing extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param message tells people what was expected where, and never a value
  public InputMissing(String message) {
    super(message);
  }

  /// For people.
  String words() {
    return String.valueOf(getMessage());
  }
}
