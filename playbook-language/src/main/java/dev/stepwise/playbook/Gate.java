package dev.stepwise.playbook;

/// What a step that changes nothing waits for, by its `verify`.
public enum Gate {
  /// Until work that is under way has ended.
  DRAIN,
  /// Until something is there.
  READY
}
