package dev.stepwise.contracts.plan;

import java.util.Optional;

/// What a step changes, and whether there is a way back.
public sealed interface Effect {
  /// Nothing: a rollback has nothing to undo.
  record None() implements Effect {}

  /// Something that `undo` puts back, from the facts captured in the very run.
  ///
  /// @param title what the undo does, for people
  record Reversible(Action undo, Optional<String> title) implements Effect {}

  /// A point of no return.
  ///
  /// @param loss what is lost, and what remains, in words
  record Irreversible(String loss) implements Effect {}
}
