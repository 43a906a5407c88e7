package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.Names;
import dev.stepwise.contracts.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// By what right a command is given. It is part of the command, so the planner's signature binds it
/// to the scripts, the host and its pinned keys, the upgrade, the step and the attempt.
///
/// @param zone whose executors may carry it out
/// @param notAfter until when, by the executor's clock
/// @param planHash the plan it belongs to; a discovery has none yet
/// @param by who stands behind it: who approved the plan, or who asked for the discovery
public record Authority(String zone, Instant notAfter, Optional<Sha256> planHash, List<String> by) {
  /// Fails with [IllegalArgumentException] when the zone is not a name.
  public Authority {
    Names.require("zone", zone);
    by = List.copyOf(by);
  }
}
