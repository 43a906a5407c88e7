package dev.stepwise.executor.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Outcome.Failed;
import dev.stepwise.contracts.execution.Outcome.Refused;
import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.Outcome.Unknown;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.domain.Knowledge;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import dev.stepwise.executor.domain.ProbeAnswer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What a run's outcome may claim, given what its host said, or did not say.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunWorkerTest {
  private static final Commands PLAIN = Commands.run("true").within(Duration.ZERO, Duration.ZERO);
  private static final Commands CHECKED = PLAIN.check("true");

  private final ScriptedHost host = new ScriptedHost();
  private final Told told = new Told();
  private Mask mask = Mask.NONE;
  private SecretsMark mark = SecretsMark.NONE;

  @Test
  void a_first_command_may_have_come_before_so_a_host_that_cannot_be_asked_leaves_it_unknown()
      throws Exception {
    host.isSilent(HostProblem.UNREACHABLE, false);

    var outcome = outcomeOf(PLAIN);

    assertThat(outcome)
        .isEqualTo(
            new Unknown(
                "The host cannot be reached: no route; whether the step was started is not known"));
  }

  @Test
  void neither_a_refused_login_nor_another_key_tells_whether_it_was_started() throws Exception {
    host.isSilent(HostProblem.LOGIN_REFUSED, false);
    assertThat(outcomeOf(CHECKED)).isInstanceOf(Unknown.class);

    host.isSilent(HostProblem.HOST_KEY_CHANGED, false);
    assertThat(outcomeOf(CHECKED)).isInstanceOf(Unknown.class);
  }

  @Test
  void a_host_that_said_it_was_not_started_and_went_away_before_the_start_refuses()
      throws Exception {
    host.says(new None()).isSilent(HostProblem.UNREACHABLE, false);

    var outcome = outcomeOf(CHECKED);

    assertThat(outcome)
        .isEqualTo(new Refused("The host cannot be reached: no route; the step was not started"));
  }

  @Test
  void a_start_that_may_have_arrived_leaves_it_unknown() throws Exception {
    host.says(new None()).probes(new ProbeAnswer.Pass("")).isSilent(HostProblem.UNREACHABLE, true);

    assertThat(outcomeOf(CHECKED)).isInstanceOf(Unknown.class);
  }

  @Test
  void a_host_that_is_slow_to_start_it_may_still_do_so() throws Exception {
    host.says(new Ready()).isSilent(HostProblem.UNREACHABLE, false);

    assertThat(outcomeOf(PLAIN)).isInstanceOf(Unknown.class);
  }

  @Test
  void a_check_that_fails_refuses_once_the_attempt_is_called_off() throws Exception {
    host.says(new None()).probes(new ProbeAnswer.Fail("no space")).says(new Cancelled());

    assertThat(outcomeOf(CHECKED)).isEqualTo(new Refused("no space"));
    assertThat(host.asked).containsExactly("look", "probe", "call off");
  }

  @Test
  void a_check_that_fails_because_another_executor_started_it_meanwhile_attaches()
      throws Exception {
    host.says(new None())
        .probes(new ProbeAnswer.Fail("it is busy"))
        .says(new Running())
        .says(new Exited(0));

    assertThat(outcomeOf(CHECKED)).isInstanceOf(Succeeded.class);
  }

  @Test
  void a_host_that_never_starts_it_is_told_to_leave_it() throws Exception {
    for (var i = 0; i < 10; i++) {
      host.says(new Ready());
    }
    host.says(new Cancelled());

    assertThat(outcomeOf(PLAIN).toString()).contains("Refused", "is its disk full?");
  }

  @Test
  void who_is_left_behind_and_prints_on_does_not_hold_up_the_end() throws Exception {
    host.prints(new Exited(0), "done\n", 10).prints(new Exited(0), "more\n", 15);

    assertThat(outcomeOf(PLAIN)).isInstanceOf(Succeeded.class);
    assertThat(told.output()).isEqualTo("done\nmore\n");
  }

  @Test
  void an_output_file_that_was_emptied_does_not_hold_up_the_end() throws Exception {
    host.prints(new Exited(0), "", 10).prints(new Exited(0), "", 0);

    assertThat(outcomeOf(PLAIN)).isInstanceOf(Succeeded.class);
  }

  @Test
  void of_much_output_the_head_and_the_end_are_passed_on_and_all_is_digested() throws Exception {
    var printed = "x".repeat(110) + "y".repeat(40);
    host.prints(new Running(), printed.substring(0, 90), 90)
        .prints(new Running(), printed.substring(90, 145), 145)
        .prints(new Exited(0), printed.substring(145), 150);

    assertThat(outcomeOf(PLAIN.within(Duration.ofMinutes(1), Duration.ZERO)))
        .isInstanceOf(Succeeded.class);
    assertThat(told.output()).isEqualTo("x".repeat(100) + "y".repeat(20));
    assertThat(told.offsets).containsExactly(0L, 90L, 130L);
    assertThat(told.ended().output())
        .isEqualTo(
            new Output(150, Sha256.of(printed), printed, Optional.of(new Output.Cut(100, 30))));
  }

  @Test
  void output_that_is_hardly_more_than_the_limit_is_passed_on_whole() throws Exception {
    var printed = "x".repeat(115);
    host.prints(new Exited(0), printed, 115);

    outcomeOf(PLAIN);

    assertThat(told.output()).isEqualTo(printed);
    assertThat(told.ended().output().cut()).isEmpty();
  }

  @Test
  void a_secret_that_is_printed_is_seen_nowhere_and_overwritten_on_the_host() throws Exception {
    mask = Mask.of(List.of("tiger"));
    host.prints(new Running(), "a tig", 5)
        .prints(new Running(), "er, ti", 11)
        .wrote(new Exited(0), "ger\n", 15, "KEY=tiger\n")
        .probes(new ProbeAnswer.Pass(""))
        .says(new Exited(0));

    var outcome = outcomeOf(PLAIN.verify("true").facts("KEY"));

    assertThat(outcome)
        .isEqualTo(new Succeeded(new TreeMap<>(Map.of("KEY", "***")), "exit 0, verify passed"));
    assertThat(told.output()).isEqualTo("a ***, ***\n");
    assertThat(told.ended().output())
        .isEqualTo(new Output(11, Sha256.of("a ***, ***\n"), "a ***, ***\n"));
    assertThat(host.asked).last().isEqualTo("scrub");
    assertThat(host.scrubbed).containsExactly(new Shown(2, 5), new Shown(9, 5));
    assertThat(host.scrubbedFacts).contains("KEY=***\n");
  }

  @Test
  void what_a_script_with_other_secrets_says_is_judged_and_not_passed_on() throws Exception {
    mark = new SecretsMark("new");
    host.gave(new SecretsMark("old"))
        .prints(new Running(), "a tig", 5)
        .wrote(new Exited(0), "er\n", 8, "KEY=tiger\n");

    var outcome = outcomeOf(PLAIN.rules(List.of(), List.of("tiger")).facts("KEY"));

    assertThat(outcome).isInstanceOf(Failed.class);
    assertThat(outcome.toString())
        .contains("keep the step's rules", "its secrets have changed")
        .doesNotContain("a tiger");
    assertThat(told.output()).isEmpty();
    assertThat(told.ended().output()).isEqualTo(new Output(0, Sha256.of(""), ""));
    assertThat(host.asked).containsExactly("begin", "look");
  }

  @Test
  void a_script_with_other_secrets_that_said_nothing_is_settled_as_ever() throws Exception {
    mark = new SecretsMark("new");
    host.gave(new SecretsMark("old")).says(new Exited(0));

    assertThat(outcomeOf(PLAIN)).isEqualTo(new Succeeded(new TreeMap<>(), "exit 0"));
  }

  @Test
  void what_an_attempt_before_with_other_secrets_wrote_down_is_not_taken() throws Exception {
    mark = new SecretsMark("new");
    host.gave(new SecretsMark("old"))
        .wrote(new Exited(1), "", 0, "KEY=tiger\n")
        .gave(mark)
        .says(new None())
        .probes(new ProbeAnswer.Pass(""))
        .wrote(new Exited(0), "", 0, "KEY=lion\n")
        .probes(new ProbeAnswer.Pass(""));

    var outcome = outcomeOf(PLAIN.attempt(2, 2).verify("true").facts("KEY"));

    assertThat(outcome)
        .isEqualTo(new Succeeded(new TreeMap<>(Map.of("KEY", "lion")), "exit 0, verify passed"));
  }

  @Test
  void output_that_was_scrubbed_is_not_passed_on_once_more() throws Exception {
    mask = Mask.of(List.of("tiger"));
    host.scrubbed(new Exited(0), "a *****\n");

    assertThat(outcomeOf(PLAIN)).isInstanceOf(Succeeded.class);
    assertThat(told.output()).isEmpty();
  }

  @Test
  void reasons_tell_no_secret() throws Exception {
    mask = Mask.of(List.of("tiger"));
    host.says(new None()).probes(new ProbeAnswer.Fail("tiger is wrong")).says(new Cancelled());

    assertThat(outcomeOf(CHECKED)).isEqualTo(new Refused("*** is wrong"));
  }

  @Test
  void what_is_kept_back_as_it_may_be_a_secret_is_judged_at_the_end() throws Exception {
    mask = Mask.of(List.of("done-for"));
    host.prints(new Exited(0), "done", 4);

    assertThat(outcomeOf(PLAIN.rules(List.of("done"), List.of()))).isInstanceOf(Succeeded.class);
    assertThat(told.output()).isEqualTo("done");
  }

  @Test
  void a_host_that_restarts_is_asked_until_verify_passes() throws Exception {
    host.says(new Lost(Loss.REBOOT));
    for (var i = 0; i < 3; i++) {
      host.isSilent(HostProblem.UNREACHABLE, false);
    }
    host.probes(new ProbeAnswer.Fail("starting")).probes(new ProbeAnswer.Pass("up"));
    var patient = PLAIN.verify("true").within(Duration.ofMinutes(1), Duration.ofMinutes(1));

    assertThat(outcomeOf(patient.reboots()))
        .isEqualTo(new Succeeded(new TreeMap<>(), "verify passed after the host restarted"));
  }

  @Test
  void a_host_that_does_not_come_back_in_time_leaves_it_unknown() throws Exception {
    host.says(new Lost(Loss.REBOOT)).isSilent(HostProblem.UNREACHABLE, false);

    var outcome = outcomeOf(PLAIN.verify("true").within(Duration.ofMinutes(1), Duration.ZERO));

    assertThat(outcome)
        .isEqualTo(
            new Unknown(
                "The host cannot be reached: no route; the step was started and cannot be followed"
                    + " any more"));
  }

  private Outcome outcomeOf(Commands commands) throws InterruptedException {
    var command = commands.command();
    var clock = Clock.systemUTC();
    var settings = new ExecutorSettings("e", Duration.ofHours(1), Duration.ZERO, 100, 20);
    var pauses = new RunPauses();
    new RunWorker(
            command,
            new ScriptInputs(command.work().environment(), List.of(), mask, mark),
            host,
            new RunReporter(command, told, settings, clock),
            new HostContact(command, settings, clock, pauses),
            pauses,
            clock)
        .work(Knowledge.of(command));
    return told.ended().outcome();
  }
}
