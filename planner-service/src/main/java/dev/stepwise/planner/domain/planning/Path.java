package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Hop;
import java.util.List;
import java.util.Optional;

/// What came of looking for a path.
public sealed interface Path {
  /// The hops, in order.
  ///
  /// @param notInOneHop of several hops, why there is no single one; empty when that is allowed too
  record Found(List<Hop> hops, Optional<String> notInOneHop) implements Path {
    public Found {
      hops = List.copyOf(hops);
    }
  }

  /// There is none.
  ///
  /// @param reason the rule that stands in the way, with its citation
  /// @param advice the nearest that is allowed
  record None(String reason, String advice) implements Path {}
}
