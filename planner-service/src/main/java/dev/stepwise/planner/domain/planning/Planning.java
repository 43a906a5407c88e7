package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Plan;

/// What came of planning: a plan, or the reason why there is none and what would be right instead.
public sealed interface Planning {
  /// There is a plan.
  record Planned(Plan plan) implements Planning {}

  /// There is none.
  ///
  /// @param reason what is wrong
  /// @param advice what would be right
  record NoPlan(String reason, String advice) implements Planning {}
}
