package dev.stepwise.contracts.execution;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// How a run ended. It is never guessed: what is not known is [Unknown].
public sealed interface Outcome {
  /// The work is done, as `verify` saw.
  ///
  /// @param facts captured in this run, without secrets; `undo` will be given them
  /// @param settledBy how it is known, such as `exit 0, verify passed` or `verify passed after the
  ///   host restarted`
  record Succeeded(SortedMap<String, String> facts, String settledBy) implements Outcome {
    public Succeeded {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// `check` said no, so the work was not started and nothing was changed.
  record Refused(String reason) implements Outcome {}

  /// The work was started and is not done.
  record Failed(String reason, OptionalInt exitCode) implements Outcome {}

  /// The work was, or may have been, started, and nobody can tell whether it is done.
  record Unknown(String reason) implements Outcome {}
}
