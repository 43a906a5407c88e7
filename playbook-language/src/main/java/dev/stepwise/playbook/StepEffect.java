package dev.stepwise.playbook;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a step changes, as a playbook writes it; see [dev.stepwise.contracts.plan.Effect].
public sealed interface StepEffect {
  /// Nothing.
  record None() implements StepEffect {}

  /// Something that `undo` puts back.
  ///
  /// @param title what the undo does, for people
  /// @param loss what is lost by the undo, such as rows written since
  /// @param with literal environment of the undo, beside that of the step
  record Reversible(
      ScriptedAction undo,
      Optional<String> title,
      Optional<String> loss,
      SortedMap<String, String> with)
      implements StepEffect {
    public Reversible {
      with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }
  }

  /// A point of no return, and what is lost there in words.
  record Irreversible(String loss) implements StepEffect {}
}
