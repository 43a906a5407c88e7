package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Hop;
import java.util.List;

/// What came of looking for a path.
public sealed interface Path {
  /// The hops, in order.
  record Found(List<Hop> hops) implements Path {
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
