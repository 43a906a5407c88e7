package dev.stepwise.notifier.domain;

/// How much a notice matters, the least first.
public enum Severity {
  /// All is as it should be.
  INFO,
  /// Not as it was said before.
  WARNING,
  /// A person is needed.
  CRITICAL
}
