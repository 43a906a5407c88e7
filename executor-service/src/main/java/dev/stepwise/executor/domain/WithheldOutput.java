package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;

/// What a script said that was given other secrets than those that can be hidden now: nobody gets
/// to see it. How the run ended is told all the same.
public final class WithheldOutput {
  private static final String NOTE =
      "; what the script printed and wrote down is not shown, as its secrets have changed since it"
          + " was started and the old ones could not be hidden: it is on the host until the ledger is"
          + " cleared";

  private WithheldOutput() {}

  /// The same outcome, which says so.
  public static Outcome notedIn(Outcome outcome) {
    return switch (outcome) {
      case Succeeded(var facts, String settledBy) -> new Succeeded(facts, settledBy + NOTE);
      case Refused(String reason) -> new Refused(reason + NOTE);
      case Failed(String reason, var exitCode) -> new Failed(reason + NOTE, exitCode);
      case Unknown(String reason) -> new Unknown(reason + NOTE);
    };
  }
}
