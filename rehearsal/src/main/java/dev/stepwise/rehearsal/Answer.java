package dev.stepwise.rehearsal;

/// What a script on a practice host came to.
///
/// @param exit its exit code
/// @param text what it printed, trimmed; of much, the end
record Answer(int exit, String text) {
  boolean passes() {
    return exit == 0;
  }
}
