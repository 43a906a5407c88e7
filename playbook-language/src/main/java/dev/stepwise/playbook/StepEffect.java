package dev.stepwise.playbook;

/// What a step changes, as a playbook writes it; see [dev.stepwise.contracts.plan.Effect].
public sealed interface StepEffect {
  /// Nothing.
  record None() implements StepEffect {}

  /// Something that `undo` puts back.
  record Reversible(ScriptedAction undo) implements StepEffect {}

  /// A point of no return, and what is lost there in words.
  record Irreversible(String loss) implements StepEffect {}
}
