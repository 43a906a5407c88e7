package dev.stepwise.rehearsal;

import java.util.Optional;

/// How a walk is made.
///
/// @param tries whether steps are tried: lies, faults, kills, undoing; otherwise they are only done
/// @param onlyStep the one step that is tried; all when empty
/// @param thorough whether the whole upgrade is also rolled back from each step
/// @param until the step after whose first stage the walk ends, where it is; it goes to the end and
///   back when empty
/// @param seed decides at which moments scripts are killed
public record WalkOptions(
    boolean tries, Optional<String> onlyStep, boolean thorough, Optional<String> until, long seed) {
  /// Every step is tried.
  public static WalkOptions trying(long seed) {
    return new WalkOptions(true, Optional.empty(), false, Optional.empty(), seed);
  }

  /// There and back, without any trial.
  public static WalkOptions thereAndBack() {
    return new WalkOptions(false, Optional.empty(), false, Optional.empty(), 0);
  }

  /// Without any trial, and no further than that step.
  public static WalkOptions until(String step) {
    return new WalkOptions(false, Optional.empty(), false, Optional.of(step), 0);
  }

  boolean endsAfter(String step) {
    return until.map(step::equals).orElse(false);
  }

  boolean tries(String step) {
    return tries && concerns(step);
  }

  boolean rollsBackFrom(String step) {
    return thorough && concerns(step);
  }

  private boolean concerns(String step) {
    return onlyStep.map(step::equals).orElse(true);
  }
}
