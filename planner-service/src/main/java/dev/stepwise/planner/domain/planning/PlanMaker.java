package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.playbook.Playbook;
import java.util.SortedMap;

/// Makes a plan out of what is known. The same inputs always give the same plan, byte by byte.
public final class PlanMaker {
  private PlanMaker() {}

  /// @param facts what was discovered, by host
  /// @param problems what the hosts that gave no facts said, by host
  public static Planning plan(
      UpgradeId id,
      Playbook playbook,
      Installation installation,
      Release target,
      Policy policy,
      SortedMap<HostId, SortedMap<String, String>> facts,
      SortedMap<HostId, String> problems) {
    return new Planning.NoPlan(
        "Expected a plan of " + id + playbook + installation,
        target + "" + policy + facts + problems);
  }
}
