package dev.stepwise.rehearsal;

import java.util.Optional;

/// How a walk is made.
///
/// @param tries whether steps are tried: lies, faults, kills, undoing; otherwise they are only done
/// @param onlyStep the one step that is tried; all when empty
/// @param thorough whether the whole upgrade is also rolled back from each step
/// @param seed decides at which moments scripts are killed
public record WalkOptions(boolean tries, Optional<String> onlyStep, boolean thorough, long seed) {
  /// Every step is tried.
  public static WalkOptions usual(long seed) {
    return new WalkOptions(true, Optional.empty(), false, seed);
  }

  boolean tries(String step) {
    return tries && onlyStep.map(step::equals).orElse(true);
  }
}
