package dev.stepwise.executor.application;

/// Something that a script must be given is not there, so nothing must be started.
public final class InputMissing extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean mayPass;

  /// @param message tells people what was expected where, and never a value
  public InputMissing(String message) {
    this(message, false);
  }

  /// @param mayPass whether it may be there a little later, without anybody putting it right
  public InputMissing(String message, boolean mayPass) {
    super(message);
    this.mayPass = mayPass;
  }

  /// Whether asking again may help.
  public boolean mayPass() {
    return mayPass;
  }

  /// For people.
  String words() {
    return String.valueOf(getMessage());
  }
}
