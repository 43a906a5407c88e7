package dev.stepwise.executor.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.executor.Commands;
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
import dev.stepwise.executor.domain.NextAction.AskCheck;
import dev.stepwise.executor.domain.NextAction.AskVerify;
import dev.stepwise.executor.domain.NextAction.AwaitVerify;
import dev.stepwise.executor.domain.NextAction.CallOff;
import dev.stepwise.executor.domain.NextAction.End;
import dev.stepwise.executor.domain.NextAction.FenceOffPrevious;
import dev.stepwise.executor.domain.NextAction.Launch;
import dev.stepwise.executor.domain.NextAction.LookAt;
import dev.stepwise.executor.domain.NextAction.Report;
import dev.stepwise.executor.domain.NextAction.StandDown;
import dev.stepwise.executor.domain.NextAction.Watch;
import dev.stepwise.executor.domain.ProbeAnswer.Fail;
import dev.stepwise.executor.domain.ProbeAnswer.Inconclusive;
import dev.stepwise.executor.domain.ProbeAnswer.Pass;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RunDeciderTest {
  private static final Commands PLAIN = Commands.run("true");
  private static final Commands PROBED = PLAIN.check("true").verify("true");

  @Nested
  class Before_the_start {
    @Test
    void the_first_command_without_check_is_started_without_a_look() {
      assertThat(next(known(PLAIN))).isEqualTo(new Launch());
    }

    @Test
    void the_first_command_with_check_looks_first_so_that_a_running_one_is_not_checked() {
      assertThat(next(known(PROBED))).isEqualTo(new LookAt());
      assertThat(next(known(PROBED).ledgerIs(new Running()))).isEqualTo(new Watch());
    }

    @Test
    void check_comes_before_the_start() {
      var known = known(PROBED).ledgerIs(new None());
      assertThat(next(known)).isEqualTo(new AskCheck());
      assertThat(next(known.checked(new Pass("")))).isEqualTo(new Launch());
    }

    @Test
    void a_check_that_fails_or_cannot_tell_calls_the_attempt_off() {
      var known = known(PROBED).ledgerIs(new None());
      assertThat(next(known.checked(new Fail("too little space"))))
          .isEqualTo(new CallOff("too little space"));
      assertThat(next(known.checked(new Inconclusive("no df (exit 127)"))))
          .isEqualTo(new CallOff("check is inconclusive: no df (exit 127)"));
    }

    @Test
    void only_an_attempt_that_is_called_off_is_refused() {
      var known = known(PROBED).calledOff("too little space");
      assertThat(next(known.ledgerIs(new Cancelled())))
          .isEqualTo(new Report(new Refused("too little space")));
      assertThat(outcome(known.ledgerIs(new Ready()))).isInstanceOf(Unknown.class);
      assertThat(next(known.ledgerIs(new Running()))).isEqualTo(new Watch());
    }

    @Test
    void a_reissued_command_that_was_never_started_asks_verify_first() {
      var known = known(PROBED.attempt(1, 2)).ledgerIs(new Ready());
      assertThat(next(known)).isEqualTo(new AskVerify());
      assertThat(next(known.verifiedBefore(new Fail("old")))).isEqualTo(new AskCheck());
      assertThat(next(known.verifiedBefore(new Pass("new"))))
          .isEqualTo(success(facts(), "verify passed before run: not repeated"));
    }

    @Test
    void what_is_done_already_is_still_run_when_only_the_script_can_tell_the_facts() {
      var known =
          known(PROBED.facts("DIR").attempt(1, 2))
              .ledgerIs(new None())
              .verifiedBefore(new Pass("new"));
      assertThat(next(known)).isEqualTo(new AskCheck());
    }

    @Test
    void a_retry_takes_the_facts_of_the_attempt_before_when_all_is_done_already() {
      var known =
          known(PROBED.facts("DIR").attempt(2, 2))
              .previousIs(new Exited(0), facts("DIR", "/backup"))
              .ledgerIs(new None())
              .verifiedBefore(new Pass("new"));
      assertThat(next(known))
          .isEqualTo(success(facts("DIR", "/backup"), "verify passed before run: not repeated"));
    }

    @Test
    void a_retry_fences_the_attempt_before_off_and_waits_for_nobody_who_still_runs() {
      var known = known(PLAIN.attempt(2, 2));
      assertThat(next(known)).isEqualTo(new FenceOffPrevious());
      assertThat(next(known.previousIs(new Exited(143), facts()))).isEqualTo(new LookAt());
      assertThat(outcome(known.previousIs(new Orphan(), facts()))).isInstanceOf(Unknown.class);
    }

    @Test
    void a_first_attempt_fences_off_what_another_upgrade_may_still_run() {
      var known =
          Knowledge.of(Commands.ending(PLAIN.command(), PLAIN.of("up-0").attempt(1, 5).command()));

      assertThat(next(known)).isEqualTo(new FenceOffPrevious());
      assertThat(next(known.previousIs(new Lost(Loss.KILLED), facts()))).isEqualTo(new Launch());
      assertThat(outcome(known.previousIs(new Running(), facts()))).isInstanceOf(Unknown.class);
    }

    @Test
    void what_could_not_be_fenced_off_may_still_run_so_nothing_starts_beside_it() {
      var known = known(PLAIN.attempt(3, 3));

      assertThat(next(known.previousIs(new Unfit("ledger not writable"), facts())))
          .isEqualTo(
              new Report(
                  new Unknown(
                      "What ran before could not be fenced off and may still run: ledger not"
                          + " writable")));
    }

    @Test
    void whoever_is_fenced_off_says_nothing() {
      assertThat(next(known(PLAIN).ledgerIs(new Stale(3)))).isInstanceOf(StandDown.class);
      assertThat(next(known(PLAIN.attempt(2, 2)).previousIs(new Stale(3), facts())))
          .isInstanceOf(StandDown.class);
    }

    @Test
    void a_host_that_cannot_start_it_is_told_never_to_so_that_no_late_command_does() {
      var unfit = known(PLAIN).ledgerIs(new Unfit("disk full"));
      var why = "The host cannot keep a run ledger: disk full";

      assertThat(next(unfit)).isEqualTo(new CallOff(why));
      assertThat(outcome(unfit.calledOff(why).ledgerIs(new Cancelled())))
          .isEqualTo(new Refused(why));
      assertThat(outcome(unfit.calledOff(why))).isInstanceOf(Unknown.class);
    }

    @Test
    void what_was_given_up_and_still_runs_keeps_it_from_starting_until_somebody_retries() {
      var occupied = known(PLAIN).ledgerIs(new Occupied("up-0.3.host-1.1"));
      var why =
          "Expected nothing else to run for this host, but attempt 'up-0.3.host-1.1', which was"
              + " given up, still does; wait until it has ended, or retry, which ends it first";

      assertThat(next(occupied)).isEqualTo(new CallOff(why));
      assertThat(outcome(occupied.calledOff(why).ledgerIs(new Cancelled())))
          .isEqualTo(new Refused(why));
    }

    @Test
    void a_host_that_must_not_start_it_changes_nothing() {
      assertThat(outcome(known(PLAIN).ledgerIs(new Cancelled()))).isInstanceOf(Refused.class);
      assertThat(outcome(known(PLAIN).ledgerIs(new Conflict(true)))).isInstanceOf(Unknown.class);
      assertThat(outcome(known(PLAIN).ledgerIs(new Conflict(false)))).isInstanceOf(Refused.class);
    }
  }

  @Nested
  class To_be_ended {
    private final Knowledge known =
        Knowledge.toEnd(PROBED.attempt(1, 2).command(), "ada paused the upgrade");

    @Test
    void it_is_called_off_or_told_to_go_before_anything_is_asked() {
      assertThat(next(known)).isEqualTo(new End("ada paused the upgrade"));
    }

    @Test
    void a_retry_is_ended_with_all_that_came_before_it() {
      var retry = Knowledge.toEnd(PROBED.attempt(2, 3).command(), "enough");
      assertThat(next(retry)).isEqualTo(new FenceOffPrevious());
      assertThat(next(retry.previousIs(new Exited(143), facts()))).isEqualTo(new End("enough"));
    }

    @Test
    void what_was_not_started_is_refused_and_never_launched() {
      assertThat(outcome(ended(new Cancelled()))).isEqualTo(new Refused("ada paused the upgrade"));
      assertThat(outcome(ended(new Ready()))).isInstanceOf(Unknown.class);
    }

    @Test
    void what_was_told_to_go_failed_and_why_is_said() {
      var told = ended(new Exited(143)).endedWith(Killed.CANCELLED, facts(), Optional.empty());
      assertThat(outcome(told))
          .isEqualTo(
              new Failed(
                  "It was called off while it ran (exit 143): ada paused the upgrade",
                  OptionalInt.of(143)));
    }

    @Test
    void what_had_ended_before_is_judged_as_ever() {
      assertThat(next(ended(new Exited(0)))).isEqualTo(new AwaitVerify());
      assertThat(next(ended(new Lost(Loss.REBOOT)))).isEqualTo(new AwaitVerify());
    }

    @Test
    void what_will_not_end_is_unknown() {
      assertThat(outcome(ended(new Running()))).isInstanceOf(Unknown.class);
      assertThat(outcome(ended(new Orphan()))).isInstanceOf(Unknown.class);
    }

    private Knowledge ended(LedgerState state) {
      return known.calledOff("ada paused the upgrade").ledgerIs(state);
    }
  }

  @Nested
  class After_the_end {
    @Test
    void a_lost_end_is_settled_by_verify_alone_however_it_was_lost() {
      for (var loss : Loss.values()) {
        var lost = known(PROBED).ledgerIs(new Lost(loss));
        assertThat(next(lost)).isEqualTo(new AwaitVerify());
        assertThat(outcome(lost.verified(new Pass("")))).isInstanceOf(Succeeded.class);
        assertThat(outcome(lost.verified(new Fail("old")))).isInstanceOf(Failed.class);
        assertThat(outcome(lost.verified(new Inconclusive("?")))).isInstanceOf(Unknown.class);
        assertThat(outcome(known(PLAIN).ledgerIs(new Lost(loss)))).isInstanceOf(Unknown.class);
      }
    }

    @Test
    void an_exit_code_other_than_0_is_believed() {
      assertThat(outcome(known(PROBED).ledgerIs(new Exited(3))))
          .isEqualTo(new Failed("exit 3", OptionalInt.of(3)));
    }

    @Test
    void exit_0_without_verify_is_all_there_is() {
      assertThat(next(known(PLAIN).ledgerIs(new Exited(0)))).isEqualTo(success(facts(), "exit 0"));
    }

    @Test
    void exit_0_with_the_wrong_output_fails() {
      var known =
          known(PROBED)
              .ledgerIs(new Exited(0))
              .endedWith(Killed.NO, facts(), Optional.of("Expected no output like 'FATAL', but …"));
      assertThat(outcome(known))
          .isEqualTo(new Failed("Expected no output like 'FATAL', but …", OptionalInt.of(0)));
    }

    @Test
    void a_script_that_was_ended_has_failed_even_with_exit_0() {
      var known = known(PROBED).ledgerIs(new Exited(0));
      assertThat(outcome(known.endedWith(Killed.TIMED_OUT, facts(), Optional.empty())))
          .isInstanceOf(Failed.class);
      assertThat(outcome(known.endedWith(Killed.CANCELLED, facts(), Optional.empty())))
          .isInstanceOf(Failed.class);
    }

    @Test
    void exit_0_is_settled_by_verify() {
      var known = known(PROBED).ledgerIs(new Exited(0));
      assertThat(next(known)).isEqualTo(new AwaitVerify());
      assertThat(next(known.verified(new Pass("up"))))
          .isEqualTo(success(facts(), "exit 0, verify passed"));
      assertThat(outcome(known.verified(new Fail("still 0.6.9"))))
          .isEqualTo(new Failed("exit 0, but verify: still 0.6.9", OptionalInt.of(0)));
      assertThat(outcome(known.verified(new Inconclusive("timeout (exit 2)"))))
          .isEqualTo(new Unknown("exit 0, and verify is inconclusive: timeout (exit 2)"));
    }

    @Test
    void a_lost_end_is_settled_by_verify() {
      var known = known(PROBED).ledgerIs(new Lost(Loss.REBOOT));
      assertThat(next(known)).isEqualTo(new AwaitVerify());
      assertThat(next(known.verified(new Pass("up"))))
          .isEqualTo(success(facts(), "verify passed after the host restarted"));
      assertThat(outcome(known.verified(new Fail("down")))).isInstanceOf(Failed.class);
      assertThat(outcome(known.verified(new Inconclusive("?")))).isInstanceOf(Unknown.class);
    }

    @Test
    void a_script_that_is_killed_as_its_host_goes_down_is_settled_by_verify() {
      var known = known(PROBED.reboots()).ledgerIs(new Exited(143));

      assertThat(next(known)).isEqualTo(new AwaitVerify());
      assertThat(next(known.verified(new Pass("up"))))
          .isEqualTo(
              success(
                  facts(),
                  "verify passed after the script was killed when the host went down (exit 143)"));
      assertThat(outcome(known.verified(new Fail("old kernel")))).isInstanceOf(Failed.class);
    }

    @Test
    void a_kill_is_a_failure_when_the_host_stays_up_or_it_was_told_to_go() {
      assertThat(outcome(known(PROBED).ledgerIs(new Exited(143)))).isInstanceOf(Failed.class);
      assertThat(
              outcome(
                  known(PROBED.reboots())
                      .ledgerIs(new Exited(143))
                      .endedWith(Killed.TIMED_OUT, facts(), Optional.empty())))
          .isInstanceOf(Failed.class);
      assertThat(outcome(known(PROBED.reboots()).ledgerIs(new Exited(3))))
          .isInstanceOf(Failed.class);
    }

    @Test
    void a_lost_end_without_verify_is_unknown() {
      assertThat(outcome(known(PLAIN).ledgerIs(new Lost(Loss.KILLED)))).isInstanceOf(Unknown.class);
    }

    @Test
    void only_declared_facts_are_taken() {
      var known =
          known(PLAIN.facts("DIR"))
              .ledgerIs(new Exited(0))
              .endedWith(Killed.NO, facts("DIR", "/b", "OTHER", "x"), Optional.empty());
      assertThat(next(known)).isEqualTo(success(facts("DIR", "/b"), "exit 0"));
    }

    @Test
    void a_missing_fact_fails_and_after_a_loss_leaves_it_unknown() {
      var wanted = known(PLAIN.facts("DIR").verify("true"));
      assertThat(outcome(wanted.ledgerIs(new Exited(0)).verified(new Pass(""))))
          .isInstanceOf(Failed.class);
      assertThat(outcome(wanted.ledgerIs(new Lost(Loss.KILLED)).verified(new Pass(""))))
          .isInstanceOf(Unknown.class);
    }
  }

  private static Knowledge known(Commands command) {
    return Knowledge.of(command.command());
  }

  private static NextAction next(Knowledge known) {
    return RunDecider.next(known);
  }

  private static Outcome outcome(Knowledge known) {
    assertThat(next(known)).isInstanceOf(Report.class);
    return ((Report) next(known)).outcome();
  }

  private static Report success(SortedMap<String, String> facts, String settledBy) {
    return new Report(new Succeeded(facts, settledBy));
  }

  private static SortedMap<String, String> facts(String... namesAndValues) {
    var facts = new TreeMap<String, String>(Map.of());
    for (var i = 0; i < namesAndValues.length; i += 2) {
      facts.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return facts;
  }
}
