package dev.stepwise.rehearsal;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of carrying a run out.
///
/// @param part which part decided: `check`, `run`, `verify`, `facts`
/// @param printed what the work printed
/// @param written the facts that the script wrote down, whatever came of it
/// @param took how long the script ran
record Performance(
    Outcome outcome,
    String part,
    String printed,
    SortedMap<String, String> written,
    Duration took) {
  Performance {
    written = Collections.unmodifiableSortedMap(new TreeMap<>(written));
  }

  /// An outcome without any script.
  static Performance of(Outcome outcome) {
    return new Performance(outcome, "nothing", "", new TreeMap<>(), Duration.ZERO);
  }

  boolean succeeded() {
    return outcome instanceof Outcome.Succeeded;
  }

  /// Why it is as it is, and what was printed, for people.
  String said() {
    var reason =
        switch (outcome) {
          case Outcome.Succeeded done -> done.settledBy();
          case Outcome.Refused no -> no.reason();
          case Outcome.Failed no -> no.reason();
          case Outcome.Unknown unknown -> unknown.reason();
        };
    return printed.isEmpty() ? reason : reason + "\n" + printed;
  }

  Output output() {
    var bytes = printed.getBytes(StandardCharsets.UTF_8);
    return new Output(bytes.length, Sha256.of(bytes), printed);
  }
}
