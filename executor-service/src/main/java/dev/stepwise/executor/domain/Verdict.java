package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Conflict;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Occupied;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.LedgerState.Stale;
import dev.stepwise.executor.domain.LedgerState.Unfit;
import dev.stepwise.executor.domain.ProbeAnswer.Fail;
import dev.stepwise.executor.domain.ProbeAnswer.Inconclusive;
import dev.stepwise.executor.domain.ProbeAnswer.Pass;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// How a script that ended, or was lost, is judged. An exit code is believed when it says no; when
/// it says yes, `verify` must say so too. A lost end is settled by `verify` alone.
sealed interface Verdict {
  /// A shell tells of a script that was killed by signal n with 128 + n.
  int FIRST_SIGNAL = 128;

  /// It is known.
  record Final(Outcome outcome) implements Verdict {}

  /// Only `verify` can tell.
  record OpenUntilVerified() implements Verdict {}

  /// After an exit code.
  static Verdict ofExit(Knowledge known, int code) {
    var lost = lost(known);
    if (lost.isPresent()) {
      return ofLoss(known, lost.get());
    }
    var why = reasonToFail(known, code);
    if (why.isPresent()) {
      return new Final(new Failed(why.get(), OptionalInt.of(code)));
    }
    return known.command().work().verify().isPresent()
        ? new OpenUntilVerified()
        : new Final(succeeded(known, "exit 0"));
  }

  /// After a loss.
  static Verdict ofLoss(Knowledge known, String how) {
    return known.command().work().verify().isPresent()
        ? new OpenUntilVerified()
        : new Final(new Unknown("Its end is not known (" + how + ") and there is no verify"));
  }

  /// By what `verify` said after the script ended or was lost.
  static Outcome ofVerify(Knowledge known) {
    var lost = lost(known);
    return switch (known.asked().verify().orElseThrow()) {
      case Pass _ ->
          succeeded(
              known, lost.map(how -> "verify passed after " + how).orElse("exit 0, verify passed"));
      case Fail fail ->
          new Failed(
              lost.map(how -> "Its end is not known (" + how + ")").orElse("exit 0")
                  + ", but verify: "
                  + fail.text(),
              exitCode(known));
      case Inconclusive open ->
          new Unknown(
              lost.map(how -> "Its end is not known (" + how + ")").orElse("exit 0")
                  + ", and verify is inconclusive: "
                  + open.text());
    };
  }

  /// When `verify` passes before anything was started. It is then not repeated, unless facts are
  /// wanted that only the script, or the attempt before, can have written down.
  static Optional<Outcome> ofDoneBefore(Knowledge known) {
    var facts =
        Facts.declared(
            known.command().work().facts(),
            known.before().map(Knowledge.Before::facts).orElseGet(TreeMap::new));
    return facts.missing().isEmpty()
        ? Optional.of(new Succeeded(facts.found(), "verify passed before run: not repeated"))
        : Optional.empty();
  }

  /// How the end was lost. A host that goes down tells its scripts to go before it restarts, and
  /// one that was told so and reboots its host may have done its work.
  private static Optional<String> lost(Knowledge known) {
    return switch (known.ledger().orElseThrow()) {
      case Lost(Loss how) -> Optional.of(how.toString());
      case Exited(int code)
          when code > FIRST_SIGNAL
              && known.end().killed() == Killed.NO
              && known.command().work().reboots().orElse(false) ->
          Optional.of("the script was killed when the host went down (exit " + code + ")");
      case Exited _,
          None _,
          Ready _,
          Running _,
          Orphan _,
          Cancelled _,
          Stale _,
          Conflict _,
          Occupied _,
          Unfit _ ->
          Optional.empty();
    };
  }

  private static Optional<String> reasonToFail(Knowledge known, int code) {
    return switch (known.end().killed()) {
      case TIMED_OUT ->
          Optional.of(
              "Expected it to end within %s, but it did not and was ended (exit %d)"
                  .formatted(known.command().work().timeout(), code));
      case CANCELLED ->
          Optional.of(
              "It was called off while it ran (exit %d)%s"
                  .formatted(code, known.calledOffFor().map(why -> ": " + why).orElse("")));
      case NO -> code != 0 ? Optional.of("exit " + code) : known.end().brokenRule();
    };
  }

  private static Outcome succeeded(Knowledge known, String settledBy) {
    var facts = Facts.declared(known.command().work().facts(), known.facts());
    if (facts.missing().isEmpty()) {
      return new Succeeded(facts.found(), settledBy);
    }
    var names = String.join(", ", facts.missing());
    if (known.end().withheld()) {
      return new Unknown("%s, but its facts cannot be taken: %s".formatted(settledBy, names));
    }
    var why =
        "Expected the script to write %s to $STEPWISE_FACTS, but it did not (%s)"
            .formatted(names, settledBy);
    return lost(known).isPresent() ? new Unknown(why) : new Failed(why, exitCode(known));
  }

  private static OptionalInt exitCode(Knowledge known) {
    return known.ledger().orElseThrow() instanceof Exited(int code)
        ? OptionalInt.of(code)
        : OptionalInt.empty();
  }
}
