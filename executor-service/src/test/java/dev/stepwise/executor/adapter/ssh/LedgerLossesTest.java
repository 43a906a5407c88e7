package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.HostAnswer;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Running;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What is lost on a host, and what is not, when processes, connections or the host itself die.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerLossesTest extends LedgerMatrix {
  @Test
  void a_killed_supervisor_leaves_an_orphan_and_then_a_loss() {
    everywhere(host -> {
      var command = Commands.run("exec sleep 60").command();
      assertThat(begin(host, command).state()).isEqualTo(new Running());

      ProcessTree.kill(pid(host, command, 0));
      eventually(() -> assertThat(state(host, command)).isEqualTo(new Orphan()));
      ProcessTree.kill(pid(host, command, 1));

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Lost(Loss.KILLED)));
    });
  }

  @Test
  void a_stranger_with_the_same_number_is_not_taken_for_the_script_nor_signalled() {
    everywhere(host -> {
      var command = Commands.run("true").command();
      begin(host, command);
      var stranger = new ProcessBuilder("sleep", "60").start();
      Files.move(host.folder(command).resolve("exit.0"), host.folder(command).resolve("pending"));
      var words = host.lines(command, "sup").getFirst().split(" ");
      Files.writeString(
          host.folder(command).resolve("sup"),
          "%d 1 %s .\n%d 1 .\n".formatted(stranger.pid(), words[2], stranger.pid()));

      var answer = cancel(host, command);

      assertThat(answer.state()).isEqualTo(new Lost(Loss.KILLED));
      assertThat(stranger.isAlive()).isTrue();
      stranger.destroyForcibly();
    });
  }

  @Test
  void after_a_restart_of_the_host_the_end_is_lost() {
    everywhere(host -> {
      host.restart();
      var command = Commands.run("exec sleep 60").command();
      begin(host, command);
      ProcessTree.kill(pid(host, command, 0));
      ProcessTree.kill(pid(host, command, 1));

      host.restart();

      assertThat(begin(host, command).state()).isEqualTo(new Lost(Loss.REBOOT));
      assertThat(host.lines(command, "starts")).hasSize(1);
    });
  }

  @Test
  void a_claim_whose_maker_a_power_cut_wiped_out_is_a_loss() {
    everywhere(host -> {
      var command = Commands.run("echo no").command();
      Files.createFile(Files.createDirectories(host.folder(command)).resolve("sup"));

      var answer = begin(host, command);

      assertThat(answer.state()).isEqualTo(new Lost(Loss.NEVER_CONFIRMED));
      assertThat(host.lines(command, "starts")).isEmpty();
    });
  }

  @Test
  void neither_a_killed_ssh_server_nor_its_killed_sessions_stop_a_script() {
    overSsh(host -> {
      var command =
          Commands.run(
                  "i=0; while [ $i -lt 40 ]; do echo \"line $i\"; i=$((i+1)); sleep 0.05; done;"
                      + " exit 11")
              .command();
      begin(host, command);
      eventually(() -> assertThat(look(host, command).size()).isGreaterThan(14));
      var before = look(host, command).output();

      host.server().refuseConnections(true);
      assertThat(host.ledger().lookAt(command, 0)).isInstanceOf(HostAnswer.Silent.class);
      host.server().refuseConnections(false);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(11)));
      var rest = answered(host.ledger().lookAt(command, 14)).output();
      assertThat(host.lines(command, "starts")).hasSize(1);
      assertThat(Arrays.copyOf(before, 14))
          .startsWith("line 0\nline 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(rest)
          .isEqualTo(
              IntStream.range(2, 40)
                  .mapToObj(i -> "line " + i + "\n")
                  .collect(Collectors.joining())
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    });
  }
}
