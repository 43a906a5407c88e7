package dev.stepwise.contracts.upgrade;

/// Somebody has asked to halt, and it has not come about yet.
///
/// @param forGood whether the upgrade is to be given up then, and not only paused
public record Halt(PauseMode mode, boolean forGood, String reason, String by) {
  /// Whether scripts under way are ended for it.
  public boolean isNow() {
    return mode == PauseMode.NOW;
  }
}
