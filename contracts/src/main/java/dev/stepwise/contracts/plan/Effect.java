package dev.stepwise.contracts.plan;

/// What a step changes, and whether there is a way back.
public sealed interface Effect {
  /// Nothing: a rollback has nothing to undo.
  record None() implements Effect {}

  /// Something that `undo` puts back, from the facts captured in the very run.
  record Reversible(Action undo) implements Effect {}

  /// A point of no return.
  ///
  /// @param loss what is lost, and what remains, in words
  record Irreversible(String loss) implements Effect {}
}
