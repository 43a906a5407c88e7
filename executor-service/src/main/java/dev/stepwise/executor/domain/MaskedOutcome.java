package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import java.util.TreeMap;

/// An outcome without secrets.
public final class MaskedOutcome {
  private MaskedOutcome() {}

  /// The same outcome; in its words and in the values of its facts no secret is left.
  public static Outcome of(Outcome outcome, Mask mask) {
    return switch (outcome) {
      case Succeeded(var facts, String settledBy) -> {
        var masked = new TreeMap<>(facts);
        masked.replaceAll((_, value) -> mask.text(value));
        yield new Succeeded(masked, mask.text(settledBy));
      }
      case Refused(String reason) -> new Refused(mask.text(reason));
      case Failed(String reason, var exitCode) -> new Failed(mask.text(reason), exitCode);
      case Unknown(String reason) -> new Unknown(mask.text(reason));
    };
  }
}
