package dev.stepwise.executor.application;

import dev.stepwise.contracts.alert.SecurityAlert;

/// Where it is told that something was refused which nobody honest does.
public interface Alerts {
  /// Returns when it is safe, however long that takes; only an interrupted thread gives up.
  void raise(SecurityAlert alert) throws InterruptedException;
}
