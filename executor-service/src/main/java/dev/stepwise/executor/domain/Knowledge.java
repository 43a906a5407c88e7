package dev.stepwise.executor.domain;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known of a run so far. It grows with each action; [RunDecider] reads it.
///
/// @param order what is asked for
/// @param before what ran before this attempt, after it was fenced off
/// @param ledger this attempt; when it says that the script ended, all output has been read
/// @param calledOffFor why the attempt was called off, or ended
/// @param asked what the probes said
/// @param end what came of the script
public record Knowledge(
    Order order,
    Optional<Before> before,
    Optional<LedgerState> ledger,
    Optional<String> calledOffFor,
    Asked asked,
    End end) {
  /// A run to carry through: nothing is known but the command.
  public static Knowledge of(RunStep command) {
    return of(new Order(command, Optional.empty()));
  }

  /// A run whose work is to be ended on its host.
  public static Knowledge toEnd(RunStep command, String reason) {
    return of(new Order(command, Optional.of(reason)));
  }

  private static Knowledge of(Order order) {
    return new Knowledge(
        order, Optional.empty(), Optional.empty(), Optional.empty(), Asked.NOTHING, End.NONE);
  }

  /// What is asked for.
  ///
  /// @param endFor why the run is to be ended; empty when it is to be carried through
  public record Order(RunStep command, Optional<String> endFor) {}

  /// What ran before this attempt.
  ///
  /// @param facts what it wrote down
  public record Before(LedgerState state, SortedMap<String, String> facts) {
    public Before {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  /// What the probes said.
  ///
  /// @param verifyBefore before the script was started
  /// @param verify last, after the script ended
  public record Asked(
      Optional<ProbeAnswer> verifyBefore,
      Optional<ProbeAnswer> check,
      Optional<ProbeAnswer> verify) {
    static final Asked NOTHING = new Asked(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// What came of the script.
  ///
  /// @param facts what it wrote down
  /// @param brokenRule why its output does not look like success
  /// @param withheld whether it wrote down facts or not is not told, see [WithheldOutput]
  public record End(
      Killed killed,
      SortedMap<String, String> facts,
      Optional<String> brokenRule,
      boolean withheld) {
    static final End NONE = new End(Killed.NO, new TreeMap<>(), Optional.empty(), false);

    public End {
      facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }
  }

  public RunStep command() {
    return order.command();
  }

  /// What the script wrote down.
  public SortedMap<String, String> facts() {
    return end.facts();
  }

  /// Whether nobody can have started this run before: the very first command for it.
  public boolean isFirstCommand() {
    return command().fence() == 1 && command().attempt().number() == 1;
  }

  public Knowledge previousIs(LedgerState state, SortedMap<String, String> itsFacts) {
    var previous = new Before(state, itsFacts);
    return new Knowledge(order, Optional.of(previous), ledger, calledOffFor, asked, end);
  }

  public Knowledge ledgerIs(LedgerState state) {
    return new Knowledge(order, before, Optional.of(state), calledOffFor, asked, end);
  }

  public Knowledge calledOff(String why) {
    return new Knowledge(order, before, ledger, Optional.of(why), asked, end);
  }

  public Knowledge verifiedBefore(ProbeAnswer answer) {
    return with(new Asked(Optional.of(answer), asked.check(), asked.verify()));
  }

  public Knowledge checked(ProbeAnswer answer) {
    return with(new Asked(asked.verifyBefore(), Optional.of(answer), asked.verify()));
  }

  public Knowledge verified(ProbeAnswer answer) {
    return with(new Asked(asked.verifyBefore(), asked.check(), Optional.of(answer)));
  }

  private Knowledge with(Asked more) {
    return new Knowledge(order, before, ledger, calledOffFor, more, end);
  }

  public Knowledge endedWith(
      Killed by, SortedMap<String, String> itsFacts, Optional<String> broken) {
    return with(new End(by, itsFacts, broken, false));
  }

  /// The same, of a script whose facts are [withheld][WithheldOutput].
  public Knowledge endedWithheld(Killed by, Optional<String> broken) {
    return with(new End(by, new TreeMap<>(), broken, true));
  }

  private Knowledge with(End how) {
    return new Knowledge(order, before, ledger, calledOffFor, asked, how);
  }
}
