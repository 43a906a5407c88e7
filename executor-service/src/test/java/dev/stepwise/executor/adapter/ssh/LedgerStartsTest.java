package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Conflict;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.None;
import dev.stepwise.executor.domain.LedgerState.Ready;
import dev.stepwise.executor.domain.LedgerState.Running;
import dev.stepwise.executor.domain.LedgerState.Stale;
import dev.stepwise.executor.domain.LedgerState.Unfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// How often a script is started on a host: at most once, and only the one that was commanded.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerStartsTest extends LedgerMatrix {
  @Test
  void an_attempt_is_started_once_however_many_ask_at_once() {
    everywhere(host -> {
      var commands =
          IntStream.range(0, 5)
              .mapToObj(i -> Commands.run("sleep 0.2").of("u" + i).on(at("host-" + i)).command())
              .toList();

      var asked =
          IntStream.range(0, 100)
              .mapToObj(i -> threads.submit(() -> beginAtLast(host, commands.get(i % 5))))
              .toList();
      for (var answer : asked) {
        answer.get();
      }

      for (var command : commands) {
        eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
        assertThat(host.lines(command, "starts")).hasSize(1);
      }
    });
  }

  @Test
  void a_call_that_is_cut_off_anywhere_starts_nothing() {
    everywhere(host -> {
      var command = Commands.run("echo started >>\"$HOME/count\"").command();
      var program = host.programs().begin(command, inputs(command), 0).bytes();
      var step = program.length / times(144, 24);

      for (var cut = 1; cut < program.length - 1; cut += step) {
        host.run(Commands.UPGRADE, command.host(), Arrays.copyOf(program, cut), PATIENCE);
      }
      host.run(
          Commands.UPGRADE, command.host(), Arrays.copyOf(program, program.length - 2), PATIENCE);

      assertThat(host.home().resolve("count")).doesNotExist();
      assertThat(begin(host, command).state()).isEqualTo(new Exited(0));
      assertThat(Files.readAllLines(host.home().resolve("count"))).hasSize(1);
    });
  }

  @Test
  void a_connection_killed_at_any_moment_and_a_second_call_make_one_start() {
    everywhere(host -> {
      var random = new Random(42);
      for (var round = 0; round < times(40, 10); round++) {
        var command = Commands.run("sleep 0.05; echo done").of("u" + round).command();
        host.breakOff(
            host.programs().begin(command, inputs(command), 0).bytes(),
            Duration.ofMillis(random.nextInt(60)));

        beginAtLast(host, command);

        eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
        assertThat(host.lines(command, "starts")).hasSize(1);
        assertThat(host.lines(command, "out")).containsExactly("done");
      }
    });
  }

  @Test
  void cancel_and_start_at_once_end_in_one_or_the_other() {
    everywhere(host -> {
      var random = new Random(7);
      for (var round = 0; round < times(140, 16); round++) {
        var command = Commands.run("exec sleep 30").of("u" + round).command();
        var begun = threads.submit(() -> begin(host, command));
        Thread.sleep(round % 3 == 0 ? 0 : random.nextInt(60));

        var cancelled = cancel(host, command);
        begun.get();

        if (cancelled.state() instanceof Cancelled) {
          assertThat(host.lines(command, "starts")).isEmpty();
        } else {
          assertThat(cancelled.state()).isEqualTo(new Exited(143));
          assertThat(host.lines(command, "starts")).hasSize(1);
        }
        assertThat(begin(host, command).state()).isEqualTo(cancelled.state());
      }
    });
  }

  @Test
  void what_was_cancelled_before_it_was_known_never_starts() {
    everywhere(host -> {
      var command = Commands.run("echo no").command();
      assertThat(cancel(host, command).state()).isEqualTo(new Cancelled());

      var answer = begin(host, command);

      assertThat(answer.state()).isEqualTo(new Cancelled());
      assertThat(host.lines(command, "starts")).isEmpty();
    });
  }

  @Test
  void calling_off_prevents_a_start_and_leaves_a_running_script_alone() {
    everywhere(host -> {
      var never = Commands.run("echo no").of("never").command();
      var runs = Commands.run("exec sleep 60").of("runs").command();
      begin(host, runs);

      assertThat(callOff(host, never)).isEqualTo(new Cancelled());
      assertThat(begin(host, never).state()).isEqualTo(new Cancelled());
      assertThat(callOff(host, runs)).isEqualTo(new Running());

      assertThat(host.lines(never, "starts")).isEmpty();
      cancel(host, runs);
    });
  }

  @Test
  void a_retry_ends_every_attempt_before_it_and_prevents_those_that_never_came() {
    everywhere(host -> {
      var command = Commands.run("exec sleep 60");
      begin(host, command.command());

      var answer = answered(host.ledger().cancelPrevious(command.attempt(3, 3).command()));

      assertThat(answer.state()).isEqualTo(new Cancelled());
      assertThat(state(host, command.attempt(1, 3).command())).isEqualTo(new Exited(143));
      assertThat(begin(host, command.attempt(2, 3).command()).state()).isEqualTo(new Cancelled());
    });
  }

  @Test
  void an_attempt_that_ended_is_no_proof_for_those_after_it_where_the_fence_cannot_be_written() {
    everywhere(host -> {
      var command = Commands.run("[ \"$END\" ] || exec sleep 60; exit 1");
      begin(host, command.with(Map.of("END", "now")).command());
      begin(host, command.attempt(2, 2).command());
      var fences = host.base().resolve("fences/upgrade-1.0.host-1");
      Files.move(fences, host.home().resolve("fences"));
      Files.createFile(fences);

      var answer = answered(host.ledger().cancelPrevious(command.attempt(3, 3).command()));

      assertThat(answer.state()).isEqualTo(new Unfit("ledger not writable"));
      Files.delete(fences);
      Files.move(host.home().resolve("fences"), fences);
      assertThat(state(host, command.attempt(2, 3).command())).isEqualTo(new Running());
      cancel(host, command.attempt(2, 3).command());
    });
  }

  @Test
  void what_another_upgrade_still_runs_is_ended_and_never_starts_again() {
    everywhere(host -> {
      var earlier = Commands.run("exec sleep 60").of("up-1");
      begin(host, earlier.attempt(2, 2).command());
      var undo = Commands.run("true").of("rb-1").command();

      var answer =
          answered(
              host.ledger().cancelPrevious(Commands.ending(undo, earlier.attempt(2, 9).command())));

      assertThat(answer.state()).isEqualTo(new Exited(143));
      assertThat(begin(host, earlier.attempt(2, 2).command()).state()).isEqualTo(new Stale(9));
      assertThat(begin(host, earlier.attempt(1, 9).command()).state()).isEqualTo(new Cancelled());
    });
  }

  @Test
  void a_lower_fence_is_refused() {
    everywhere(host -> {
      var command = Commands.run("echo no");
      answered(host.ledger().lookAt(command.attempt(1, 7).command(), 0));

      var answer = begin(host, command.attempt(1, 6).command());

      assertThat(answer.state()).isEqualTo(new Stale(7));
      assertThat(state(host, command.attempt(1, 8).command())).isEqualTo(new None());
    });
  }

  @Test
  void another_script_under_the_same_name_is_a_conflict() {
    everywhere(host -> {
      begin(host, Commands.run("echo one").command());

      var answer = begin(host, Commands.run("echo two").command());

      assertThat(answer.state()).isEqualTo(new Conflict(true));
      assertThat(host.lines(Commands.run("").command(), "out")).containsExactly("one");
    });
  }

  @Test
  void a_supervisor_whose_input_is_cut_off_starts_nothing() {
    everywhere(host -> {
      var command = Commands.run("echo no").command();
      begin(host, Commands.run("true").of("other").command());
      Files.createDirectories(host.folder(command));
      Files.writeString(host.folder(command).resolve("script"), "echo no");
      var supervisor = supervisorOf(host);

      for (var given : List.of("", "exports=''", "exports=''\nanswers=''\n")) {
        assertThat(host.supervise(supervisor, command, given)).isEqualTo(1);
      }

      assertThat(state(host, command)).isEqualTo(new Ready());
      assertThat(host.supervise(supervisor, command, "exports=''\nanswers=''\n# whole")).isZero();
      assertThat(state(host, command)).isEqualTo(new Exited(0));
    });
  }

  @Test
  void a_full_disk_before_it_starts_leaves_it_to_be_started_later() {
    everywhere(host -> {
      var command = Commands.run("echo later").command();
      Files.createDirectories(host.folder(command));
      var starts = host.folder(command).resolve("starts");
      Files.createSymbolicLink(starts, Path.of("/dev/full"));
      assertThat(begin(host, command).state()).isEqualTo(new Ready());

      Files.delete(starts);

      assertThat(begin(host, command).state()).isEqualTo(new Exited(0));
      assertThat(host.lines(command, "starts")).hasSize(1);
    });
  }

  @Test
  void the_ledger_is_for_nobody_else_and_the_script_has_the_hosts_own_umask() {
    everywhere(host -> {
      var answer = begin(host, Commands.run("umask").command());

      assertThat(new String(answer.output(), StandardCharsets.UTF_8)).isEqualTo("0022\n");
      assertThat(Files.getPosixFilePermissions(host.home().resolve(".stepwise"))).hasSize(3);
    });
  }

  @Test
  void a_script_that_is_altered_on_the_host_before_it_starts_never_runs() {
    everywhere(host -> {
      var command = Commands.run("echo no").command();
      put(host, command);
      Files.writeString(host.folder(command).resolve("script"), "echo evil");

      assertThat(state(host, command)).isEqualTo(new Conflict(false));
      assertThat(begin(host, command).state()).isEqualTo(new Conflict(false));
      assertThat(host.lines(command, "starts")).isEmpty();
    });
  }

  @Test
  void the_supervisor_itself_starts_only_what_was_commanded() {
    underEachShell(host -> {
      refusesToStartAnother(host, Commands.run("echo no").of("digest").command());

      host.lacks("sha256sum");

      refusesToStartAnother(host, Commands.run("echo no").of("comparison").command());
    });
  }

  private static void refusesToStartAnother(TestedHost host, RunStep command) throws Exception {
    begin(host, Commands.run("true").of("other").command());
    put(host, command);
    Files.writeString(host.folder(command).resolve("copy"), "echo no");
    Files.writeString(host.folder(command).resolve("script"), "echo evil");

    var code = host.supervise(supervisorOf(host), command, "exports=''\nanswers=''\n# whole");

    assertThat(code).isEqualTo(1);
    assertThat(host.folder(command).resolve("sup")).doesNotExist();
    assertThat(host.folder(command).resolve("out")).doesNotExist();
  }

  @Test
  void a_host_without_sha256sum_starts_what_was_commanded_and_nothing_else() {
    underEachShell(host -> {
      host.lacks("sha256sum");
      var fine = Commands.run("echo yes").of("fine").command();
      var altered = Commands.run("echo no").of("altered").command();
      put(host, altered);
      Files.writeString(host.folder(altered).resolve("script"), "echo evil");

      assertThat(begin(host, fine).state()).isEqualTo(new Exited(0));
      assertThat(begin(host, altered).state()).isEqualTo(new Conflict(false));
      assertThat(host.lines(altered, "starts")).isEmpty();
    });
  }

  @Test
  void a_script_that_was_altered_after_it_ran_is_seen() {
    everywhere(host -> {
      var command = Commands.run("echo yes").command();
      begin(host, command);
      Files.writeString(host.folder(command).resolve("script"), "echo evil");

      assertThat(state(host, command)).isEqualTo(new Conflict(true));
    });
  }

  @Test
  void a_host_whose_disk_is_nearly_full_starts_nothing() {
    everywhere(host -> {
      var command = Commands.run("echo later").command();
      var much = 1L << 40;

      var answer = answered(host.ledger(much).begin(command, inputs(command), 0));

      assertThat(answer.state().toString())
          .contains("disk full: ", " KiB are free of the 1099511627776 KiB that a start takes");
      assertThat(host.lines(command, "starts")).isEmpty();
      assertThat(begin(host, command).state()).isEqualTo(new Exited(0));
      assertThat(answered(host.ledger(much).lookAt(command, 0)).state()).isEqualTo(new Exited(0));
    });
  }

  @Test
  void the_claim_is_safe_from_a_power_cut_before_the_script_starts() {
    everywhere(host -> {
      host.replaces(
          "sync",
          "for f; do echo \"${f##*/} $(cat \"$f\" 2>/dev/null | wc -l) $(wc -c <\"$HOME/ran\")\";"
              + " done >>\"$HOME/synced\"");
      Files.createFile(host.home().resolve("ran"));
      var command = Commands.run("echo x >\"$HOME/ran\"").command();

      begin(host, command);

      eventually(() -> assertThat(state(host, command)).isEqualTo(new Exited(0)));
      assertThat(Files.readAllLines(host.home().resolve("synced")))
          .contains("sup 1 0", "starts 1 0");
    });
  }

  private static InstalledHost at(String id) {
    return Commands.named(Commands.HOST, id);
  }

  /// The script is put on the host, but the call is cut off before the start.
  private static void put(TestedHost host, RunStep command) throws IOException {
    Files.createDirectories(host.folder(command));
    Files.writeString(host.folder(command).resolve("script"), command.work().run().text());
    assertThat(state(host, command)).isEqualTo(new Ready());
  }
}
