package dev.stepwise.planner.domain.planning;

import dev.stepwise.playbook.PathRule;
import java.util.Optional;

/// What the path rules say of a move.
sealed interface Judgement {
  /// A rule allows it.
  record Open(PathRule.Allowed rule) implements Judgement {}

  /// A rule forbids it, or what a rule asks is not known.
  ///
  /// @param why what stands in the way, with its citation
  record Closed(String why, Optional<String> advice) implements Judgement {}

  /// No rule speaks of it, so it is not allowed.
  record Unspoken() implements Judgement {}
}
