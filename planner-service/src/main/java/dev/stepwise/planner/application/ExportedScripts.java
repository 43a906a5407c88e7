package dev.stepwise.planner.application;

import dev.stepwise.contracts.plan.Plan;

/// Writes a rollback down for a person who carries it out without Stepwise.
public interface ExportedScripts {
  /// One script for a POSIX shell, which holds no secret.
  ///
  /// @param plan a rollback
  /// @param event number of the last event of the upgrade that the plan knows of
  String write(Plan plan, long event);
}
