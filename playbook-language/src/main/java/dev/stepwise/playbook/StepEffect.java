package dev.stepwise.playbook;

import java.util.Optional;

/// What a step changes, as a playbook writes it; see [dev.stepwise.contracts.plan.Effect].
public sealed interface StepEffect {
  /// Nothing.
  record None() implements StepEffect {}

  /// Something that `undo` puts back.
  ///
  /// @param title what the undo does, for people
  record Reversible(ScriptedAction undo, Optional<String> title) implements StepEffect {}

  /// A point of no return, and what is lost there in words.
  record Irreversible(String loss) implements StepEffect {}
}
