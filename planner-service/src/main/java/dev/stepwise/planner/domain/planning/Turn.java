package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.RollTurn;
import java.util.List;
import java.util.Optional;

/// Whose turn it is in a roll; outside of one, nobody's.
///
/// @param role over which is rolled
/// @param name such as `tablet t1`
/// @param batch the hosts whose turn it is
/// @param rolled the host, when turns are of one host
/// @param inPlan what the plan says of the turn
record Turn(
    Optional<String> role,
    Optional<String> name,
    List<InstalledHost> batch,
    Optional<InstalledHost> rolled,
    Optional<RollTurn> inPlan) {
  static final Turn NONE =
      new Turn(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
}
