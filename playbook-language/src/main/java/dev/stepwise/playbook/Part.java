package dev.stepwise.playbook;

import java.util.List;

/// A piece of a procedure: a single step, or a roll.
public sealed interface Part permits Step, Roll {
  /// Its steps; a single step has itself.
  List<Step> steps();
}
