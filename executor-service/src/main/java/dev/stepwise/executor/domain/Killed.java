package dev.stepwise.executor.domain;

/// Who, if anybody, told the script to go.
public enum Killed {
  /// Nobody.
  NO,
  /// The host's watchdog, because its time was over.
  TIMED_OUT,
  /// A later attempt, or a command that took the run over.
  CANCELLED;

  /// Reads the agent's word for it.
  public static Killed parse(String word) {
    return switch (word) {
      case "no" -> NO;
      case "timedout" -> TIMED_OUT;
      case "cancelled" -> CANCELLED;
      default ->
          throw new IllegalArgumentException(
              "Expected no, timedout or cancelled, but got '" + word + "'");
    };
  }
}
