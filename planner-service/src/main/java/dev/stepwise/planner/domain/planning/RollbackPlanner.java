package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;

/// Makes the plan that undoes an upgrade, from the state folded out of the sealed log.
public final class RollbackPlanner {
  private RollbackPlanner() {}

  /// @param id of the rollback, itself an upgrade
  public static Planning undo(UpgradeId id, Upgrade.Begun original) {
    return new Planning.NoPlan("Expected a rollback of " + original.id(), "by " + id);
  }
}
