package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import java.util.List;
import java.util.Optional;

/// How much of an upgrade is to be undone.
///
/// @param hosts what was done on these alone; empty for all
/// @param components what was done for these components of the playbook alone; empty for all
/// @param toHop the release to go back to, one that the upgrade passed; empty for as far as it goes
public record RollbackScope(List<HostId> hosts, List<String> components, Optional<Release> toHop) {
  /// Everything, as far back as it goes.
  public static final RollbackScope WHOLE =
      new RollbackScope(List.of(), List.of(), Optional.empty());

  public RollbackScope {
    hosts = List.copyOf(hosts);
    components = List.copyOf(components);
  }
}
