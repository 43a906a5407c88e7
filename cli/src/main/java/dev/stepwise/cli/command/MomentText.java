package dev.stepwise.cli.command;

/// What is said about moments in the help of several commands.
final class MomentText {
  static final String WHAT =
      "The index of an entry, or a time such as 2026-01-01T02:00:00+01:00 (default: now).";

  private MomentText() {}
}
