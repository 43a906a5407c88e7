package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.window.Windows;

/// The windows of installations. Called within [Transactions].
public interface WindowStore {
  /// Those of an installation; [Windows#ALWAYS] when none were given.
  Windows of(InstallationId id);

  /// Gives an installation windows, in place of those that it had.
  void put(InstallationId id, Windows windows, String by);
}
