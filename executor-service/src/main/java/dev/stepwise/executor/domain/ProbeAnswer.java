package dev.stepwise.executor.domain;

/// What a read-only probe says; the text is its reason, as shown to people.
public sealed interface ProbeAnswer {
  /// What it printed, trimmed.
  String text();

  /// The same answer without secrets, for a report. A reason is cut to its last lines; what a
  /// passing probe prints may be a fact, and stays whole.
  default ProbeAnswer masked(Mask mask) {
    return switch (this) {
      case Pass(String text) -> new Pass(mask.text(text));
      case Fail(String text) -> new Fail(mask.reason(text));
      case Inconclusive(String text) -> new Inconclusive(mask.reason(text));
    };
  }

  /// It is so.
  record Pass(String text) implements ProbeAnswer {}

  /// It is not so.
  record Fail(String text) implements ProbeAnswer {}

  /// It cannot tell.
  record Inconclusive(String text) implements ProbeAnswer {}

  /// By exit code: 0 it is so, 1 it is not, anything else it cannot tell. NUL becomes U+2400, as in
  /// [OutputTail].
  static ProbeAnswer of(int exitCode, String printed) {
    var text = printed.strip().replace('\0', '\u2400');
    return switch (exitCode) {
      case 0 -> new Pass(text);
      case 1 -> new Fail(text.isEmpty() ? "it says no more" : text);
      default -> new Inconclusive((text + " (exit " + exitCode + ")").strip());
    };
  }
}
