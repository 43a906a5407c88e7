package dev.stepwise.contracts.plan;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a step changes, and whether there is a way back.
public sealed interface Effect {
  /// Nothing: a rollback has nothing to undo.
  record None() implements Effect {}

  /// Something that `undo` puts back, from the facts captured in the very run.
  ///
  /// @param title what the undo does, for people
  /// @param loss what is lost all the same when it is put back, in words
  /// @param with literal environment of the undo, beside that of the run that it undoes
  record Reversible(
      Action undo,
      Optional<String> title,
      Optional<String> loss,
      Optional<SortedMap<String, String>> with)
      implements Effect {
    public Reversible {
      with = with.map(own -> Collections.unmodifiableSortedMap(new TreeMap<>(own)));
    }

    /// Something that is put back whole.
    public Reversible(Action undo, Optional<String> title) {
      this(undo, title, Optional.empty(), Optional.empty());
    }
  }

  /// A point of no return.
  ///
  /// @param loss what is lost, and what remains, in words
  record Irreversible(String loss) implements Effect {}
}
