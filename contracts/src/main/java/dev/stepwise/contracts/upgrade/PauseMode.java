package dev.stepwise.contracts.upgrade;

/// When a pause that was asked for comes about; each sooner than the one before.
public enum PauseMode {
  /// When the turn of a roll is done; outside of one, when the stage is.
  AFTER_HOST,
  /// When the stage is done.
  AFTER_STEP,
  /// At once: scripts that are under way are ended on their hosts.
  NOW
}
