package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;

/// A plan as a person wants to read it.
public final class PlanText {
  private PlanText() {}

  /// Plain text, at most 100 columns wide.
  public static String render(Plan plan, Sha256 hash) {
    return plan.upgradeId() + " " + hash;
  }
}
