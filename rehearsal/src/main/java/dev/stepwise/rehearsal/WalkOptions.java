package dev.stepwise.rehearsal;

import java.util.Optional;

/// How a walk is made.
///
/// @param tries what is tried of the steps
/// @param onlyStep the one step that is tried; all when empty
/// @param thorough whether the whole upgrade is also rolled back from each step
/// @param until the step after whose first stage the walk ends, where it is; it goes to the end and
///   back when empty
/// @param seed decides at which moments scripts are killed
public record WalkOptions(
    Tries tries, Optional<String> onlyStep, boolean thorough, Optional<String> until, long seed) {
  /// What is tried of the steps.
  public enum Tries {
    /// Nothing; they are only done.
    NONE,
    /// The faults that the playbook names.
    FAULTS,
    /// Everything: lies, faults, undoing, kills.
    ALL
  }

  /// There and back, and that is tried.
  public static WalkOptions trying(Tries tries, long seed) {
    return new WalkOptions(tries, Optional.empty(), false, Optional.empty(), seed);
  }

  /// Without any trial, and no further than that step.
  public static WalkOptions until(String step) {
    return new WalkOptions(Tries.NONE, Optional.empty(), false, Optional.of(step), 0);
  }

  boolean endsAfter(String step) {
    return until.map(step::equals).orElse(false);
  }

  boolean triesEverything(String step) {
    return tries == Tries.ALL && concerns(step);
  }

  boolean triesFaults(String step) {
    return tries != Tries.NONE && concerns(step);
  }

  boolean rollsBackFrom(String step) {
    return thorough && concerns(step);
  }

  private boolean concerns(String step) {
    return onlyStep.map(step::equals).orElse(true);
  }
}
