package dev.stepwise.executor.domain;

/// What a read-only probe says; the text is its reason, as shown to people.
public sealed interface ProbeAnswer {
  /// What it printed, trimmed.
  String text();

  /// It is so.
  record Pass(String text) implements ProbeAnswer {}

  /// It is not so.
  record Fail(String text) implements ProbeAnswer {}

  /// It cannot tell.
  record Inconclusive(String text) implements ProbeAnswer {}

  /// By exit code: 0 it is so, 1 it is not, anything else it cannot tell.
  static ProbeAnswer of(int exitCode, String printed) {
    var text = printed.strip();
    return switch (exitCode) {
      case 0 -> new Pass(text);
      case 1 -> new Fail(text.isEmpty() ? "it says no more" : text);
      default -> new Inconclusive((text + " (exit " + exitCode + ")").strip());
    };
  }
}
