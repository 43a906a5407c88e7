package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.application.Clearing;
import dev.stepwise.executor.domain.LedgerState.Cancelled;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What stays on a host when an upgrade is over, and for how long.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerClearingTest extends LedgerMatrix {
  private static final Commands DONE =
      Commands.run("echo much; echo A=1 >>$STEPWISE_FACTS").of("done");

  @Test
  void of_what_ended_a_tombstone_stays() {
    everywhere(host -> {
      begin(host, DONE.command());

      assertThat(clear(host, "done")).isEqualTo(new Clearing(1, 0));

      assertThat(files(host.folder(DONE.command())))
          .containsExactly("cleared", "exit.0", "starts", "sup");
      assertThat(filesWith(host, "much")).isEmpty();
      assertThat(clear(host, "done")).isEqualTo(new Clearing(0, 0));
    });
  }

  @Test
  void a_late_duplicate_starts_nothing_and_says_that_only_verify_can_tell() {
    everywhere(host -> {
      begin(host, DONE.command());
      clear(host, "done");

      assertThat(begin(host, DONE.attempt(1, 2).command()).state())
          .isEqualTo(new Lost(Loss.CLEARED));

      assertThat(host.lines(DONE.command(), "starts")).hasSize(1);
      assertThat(files(host.folder(DONE.command()))).doesNotContain("script", "out");
    });
  }

  @Test
  void what_never_came_to_the_host_before_it_was_cleared_never_starts() {
    everywhere(host -> {
      clear(host, "done");

      assertThat(begin(host, DONE.command()).state()).isEqualTo(new Cancelled());
      assertThat(host.lines(DONE.command(), "starts")).isEmpty();
    });
  }

  @Test
  void a_start_and_the_clearing_at_once_make_one_start_or_none() {
    everywhere(host -> {
      for (var round = 0; round < times(40, 8); round++) {
        var command = Commands.run("exit 4").of("u" + round).command();
        var begun = threads.submit(() -> begin(host, command));

        clear(host, "u" + round);
        begun.get();

        eventually(() ->
            assertThat(begin(host, command).state())
                .isIn(new Cancelled(), new Exited(4), new Lost(Loss.CLEARED)));
        assertThat(host.lines(command, "starts"))
            .hasSize(state(host, command).equals(new Cancelled()) ? 0 : 1);
      }
    });
  }

  @Test
  void what_still_runs_is_left_alone() {
    everywhere(host -> {
      var command = Commands.run("echo here; exec sleep 60").of("done").command();
      begin(host, command);

      assertThat(clear(host, "done")).isEqualTo(new Clearing(0, 1));

      assertThat(state(host, command)).isEqualTo(new Running());
      assertThat(host.lines(command, "out")).containsExactly("here");
    });
  }

  @Test
  void upgrades_with_a_name_that_goes_on_keep_theirs() {
    everywhere(host -> {
      var others = List.of("done.0", "done-2", "undone", "done.0.host-1");
      others.forEach(other -> end(host, DONE.of(other).command()));
      begin(host, DONE.command());

      assertThat(clear(host, "done")).isEqualTo(new Clearing(1, 0));

      assertThat(others)
          .allSatisfy(other ->
              assertThat(host.lines(DONE.of(other).command(), "out")).containsExactly("much"));
    });
  }

  @Test
  void what_ended_long_ago_goes_with_any_clearing() {
    everywhere(host -> {
      var runs = Commands.run("exec sleep 60").of("runs").command();
      end(host, DONE.command());
      end(host, DONE.of("young").command());
      begin(host, runs);
      age(host, DONE.command(), 9);
      age(host, runs, 9);

      clear(host, "another");

      assertThat(state(host, DONE.command())).isEqualTo(new Lost(Loss.CLEARED));
      assertThat(state(host, DONE.of("young").command())).isEqualTo(new Exited(0));
      assertThat(state(host, runs)).isEqualTo(new Running());
    });
  }

  @Test
  void tombstones_go_when_no_command_can_be_on_its_way_any_more() {
    everywhere(host -> {
      begin(host, DONE.command());
      clear(host, "done");
      age(host, DONE.command(), 32);
      age(host.base().resolve("fences/done.0.host-1"), 32);
      age(host.base().resolve("closed/done"), 32);

      clear(host, "another");

      assertThat(files(host.base().resolve("runs"))).isEmpty();
      assertThat(files(host.base().resolve("fences"))).isEmpty();
      assertThat(files(host.base().resolve("closed"))).containsExactly("another");
    });
  }

  @Test
  void a_secret_is_not_looked_for_in_what_was_cleared() {
    everywhere(host -> {
      begin(host, DONE.command());
      clear(host, "done");

      answered(host.ledger().scrub(DONE.command(), List.of(), java.util.Optional.of("A=***\n")));

      assertThat(files(host.folder(DONE.command())))
          .containsExactly("cleared", "exit.0", "starts", "sup");
    });
  }

  private static Clearing clear(TestedHost host, String upgrade) {
    return answered(host.ledger().clear(new ClearLedger(new UpgradeId(upgrade), Commands.HOST)));
  }

  private static void age(TestedHost host, RunStep command, int days) {
    age(host.folder(command), days);
  }

  private static void age(Path file, int days) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> files(Path folder) {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
