package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known of a run so far.
///
/// @param previous the attempt before this one, after it was fenced off
/// @param previousFacts what the attempt before this one wrote down
/// @param ledger this attempt; when it says that the script ended, all output has been read
/// @param calledOffFor why the attempt was called off before it started
/// @param verifyBefore what `verify` said before the script was started
/// @param verify what `verify` said last, after the script ended
/// @param facts what the script wrote down
/// @param brokenRule why the output does not look like success
public record Knowledge(
    RunStep command,
    Optional<LedgerState> previous,
    SortedMap<String, String> previousFacts,
    Optional<LedgerState> ledger,
    Killed killed,
    Optional<String> calledOffFor,
    Optional<ProbeAnswer> verifyBefore,
    Optional<ProbeAnswer> check,
    Optional<ProbeAnswer> verify,
    SortedMap<String, String> facts,
    Optional<String> brokenRule) {
  public Knowledge {
    previousFacts = Collections.unmodifiableSortedMap(new TreeMap<>(previousFacts));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /// Nothing but the command.
  public static Knowledge of(RunStep command) {
    return new Knowledge(
        command,
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        Killed.NO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty());
  }

  /// Whether nobody can have started this run before: the very first command for it.
  public boolean isFirstCommand() {
    return command.fence() == 1 && command.attempt().number() == 1;
  }

  public Knowledge previousIs(LedgerState state, SortedMap<String, String> itsFacts) {
    return new Knowledge(
        command,
        Optional.of(state),
        itsFacts,
        ledger,
        killed,
        calledOffFor,
        verifyBefore,
        check,
        verify,
        facts,
        brokenRule);
  }

  public Knowledge ledgerIs(LedgerState state) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        Optional.of(state),
        killed,
        calledOffFor,
        verifyBefore,
        check,
        verify,
        facts,
        brokenRule);
  }

  public Knowledge endedWith(
      Killed by, SortedMap<String, String> itsFacts, Optional<String> broken) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        ledger,
        by,
        calledOffFor,
        verifyBefore,
        check,
        verify,
        itsFacts,
        broken);
  }

  public Knowledge verifiedBefore(ProbeAnswer answer) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        ledger,
        killed,
        calledOffFor,
        Optional.of(answer),
        check,
        verify,
        facts,
        brokenRule);
  }

  public Knowledge calledOff(String why) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        ledger,
        killed,
        Optional.of(why),
        verifyBefore,
        check,
        verify,
        facts,
        brokenRule);
  }

  public Knowledge checked(ProbeAnswer answer) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        ledger,
        killed,
        calledOffFor,
        verifyBefore,
        Optional.of(answer),
        verify,
        facts,
        brokenRule);
  }

  public Knowledge verified(ProbeAnswer answer) {
    return new Knowledge(
        command,
        previous,
        previousFacts,
        ledger,
        killed,
        calledOffFor,
        verifyBefore,
        check,
        Optional.of(answer),
        facts,
        brokenRule);
  }
}
