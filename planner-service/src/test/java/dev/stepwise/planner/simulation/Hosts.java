package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.HostId;
import java.util.List;
import java.util.Map;

/// All hosts there are.
record Hosts(Map<HostId, Host> byId) {
  Host get(HostId id) {
    var host = byId.get(id);
    if (host == null) {
      throw new Violation(
          "Expected one of the hosts %s, but got '%s'".formatted(byId.keySet(), id));
    }
    return host;
  }

  List<Host> all() {
    return List.copyOf(byId.values());
  }
}
