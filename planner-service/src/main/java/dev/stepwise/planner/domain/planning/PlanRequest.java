package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a plan is to be made for, and what was found out.
///
/// @param choice what of the platform, when the playbook leaves a choice
/// @param facts what was discovered, by host
/// @param problems what the hosts that gave no facts said, by host
public record PlanRequest(
    UpgradeId id,
    Installation installation,
    Release target,
    Policy policy,
    Choice choice,
    SortedMap<HostId, SortedMap<String, String>> facts,
    SortedMap<HostId, String> problems) {
  public PlanRequest {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
  }
}
