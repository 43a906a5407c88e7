package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// How a script ends on a host, or is ended, and what its ledger then says.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerEndsTest extends LedgerMatrix {
  @Test
  void a_killed_script_has_an_exit_code() {
    everywhere(host -> {
      var command = Commands.run("exec sleep 60").command();
      begin(host, command);

      ProcessTree.kill(pid(host, command, 1));

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(137)));
    });
  }

  @Test
  void a_daemon_that_holds_the_output_does_not_hold_up_the_end() {
    everywhere(host -> {
      var command = Commands.run("sleep 5 & exit 4").command();

      var answer = begin(host, command);

      assertThat(answer.state()).isEqualTo(new Exited(4));
    });
  }

  @Test
  void a_script_beyond_its_time_is_told_to_go() {
    everywhere(host -> {
      var command =
          Commands.run("trap 'exit 9' TERM; sleep 60 & wait")
              .within(Duration.ofSeconds(1), Duration.ZERO)
              .command();
      begin(host, command);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(9)));
      assertThat(look(host, command).killed()).isEqualTo(Killed.TIMED_OUT);
    });
  }

  @Test
  void a_script_that_will_not_go_is_killed() {
    everywhere(host -> {
      var command =
          Commands.run("trap '' TERM; while :; do sleep 1; done")
              .within(Duration.ofSeconds(1), Duration.ZERO)
              .command();
      begin(host, command);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(137)));
      assertThat(look(host, command).killed()).isEqualTo(Killed.TIMED_OUT);
    });
  }

  @Test
  void a_script_is_ended_even_where_nobody_can_write_down_why() {
    everywhere(host -> {
      var script = Commands.run("exec sleep 60").within(Duration.ofSeconds(2), Duration.ZERO);
      var slow = script.of("slow").command();
      var unwanted = script.of("unwanted").command();
      begin(host, unwanted);
      cannotWrite(host, unwanted, "cancelled");

      assertThat(cancel(host, unwanted).state()).isEqualTo(new Exited(143));

      begin(host, slow);
      cannotWrite(host, slow, "timedout");
      eventually(() -> assertThat(state(host, slow)).isEqualTo(new Exited(143)));
    });
  }

  private static void cannotWrite(TestedHost host, RunStep command, String file)
      throws IOException {
    Files.createSymbolicLink(host.folder(command).resolve(file), Path.of("/missing/folder"));
  }

  @Test
  void cancel_ends_the_whole_group_even_if_it_will_not_go() {
    everywhere(host -> {
      var command =
          Commands.run(
                  "trap '' TERM; (trap '' TERM; echo $$; while :; do sleep 0.1; done) & while :; do"
                      + " sleep 0.1; done")
              .command();
      begin(host, command);

      var answer = cancel(host, command);

      assertThat(answer.state()).isEqualTo(new Exited(137));
      assertThat(answer.killed()).isEqualTo(Killed.CANCELLED);
      var group = pid(host, command, 1);
      eventually(() -> assertThat(ProcessTree.membersOf(group)).isEmpty());
    });
  }

  @Test
  void a_daemon_that_left_the_group_is_left_alone_and_holds_nothing_up() {
    everywhere(host -> {
      var command =
          Commands.run(
                  "setsid sh -c 'sleep 61.5 >/dev/null 2>&1 & echo $! >\"$HOME/pid\"'; sleep 60")
              .command();
      begin(host, command);
      eventually(() -> assertThat(host.home().resolve("pid")).isNotEmptyFile());

      var answer = cancel(host, command);

      assertThat(answer.state()).isEqualTo(new Exited(143));
      assertThat(ProcessTree.isAlive(firstPid(host))).isTrue();
    });
  }

  @Test
  void a_script_is_ended_in_time_though_its_supervisor_was_killed() {
    everywhere(host -> {
      var command =
          Commands.run("exec sleep 60").within(Duration.ofSeconds(2), Duration.ZERO).command();
      begin(host, command);
      var script = pid(host, command, 1);

      ProcessTree.kill(pid(host, command, 0));

      eventually(() -> assertThat(ProcessTree.isAlive(script)).isFalse());
      assertThat(look(host, command).state()).isEqualTo(new Lost(Loss.KILLED));
      assertThat(look(host, command).killed()).isEqualTo(Killed.TIMED_OUT);
    });
  }
}
