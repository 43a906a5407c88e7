package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import java.util.List;

/// Whose turn it is in a roll.
///
/// @param roll counts the rolls of a plan, from 1
/// @param hosts whose turn it is; the stages of the turn may run elsewhere for them
/// @param last whether they are hosts that must come last
/// @param maxFailures with so many failed hosts in the roll a person is needed at once; with fewer
///   the failed host is set aside and the roll goes on
public record RollTurn(int roll, List<HostId> hosts, boolean last, int maxFailures) {
  public RollTurn {
    hosts = List.copyOf(hosts);
  }
}
