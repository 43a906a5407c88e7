package dev.stepwise.playbook;

/// What a condition says.
public sealed interface Answer {
  /// It holds.
  record Yes() implements Answer {}

  /// It does not hold.
  record No() implements Answer {}

  /// It cannot be told.
  ///
  /// @param what is not known, such as `GITLAB_VERSION is not known`
  record Unknown(String what) implements Answer {}
}
