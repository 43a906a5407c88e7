package dev.stepwise.executor.adapter.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.domain.LedgerState.Exited;
import dev.stepwise.executor.domain.LedgerState.Loss;
import dev.stepwise.executor.domain.LedgerState.Lost;
import dev.stepwise.executor.domain.LedgerState.Occupied;
import dev.stepwise.executor.domain.LedgerState.Orphan;
import dev.stepwise.executor.domain.LedgerState.Running;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// What happens beside a script that was given up while its host was away, and still runs there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class LedgerBesideTest extends LedgerMatrix {
  private static final Commands GIVEN_UP = Commands.run("exec sleep 60").of("up-1");
  private static final Commands NEXT = Commands.run("echo next").of("up-2");

  @Test
  void nothing_starts_beside_it() {
    everywhere(host -> {
      begin(host, GIVEN_UP.command());

      var answer = begin(host, NEXT.command());

      assertThat(answer.state()).isEqualTo(new Occupied("up-1.0.host-1.1"));
      assertThat(host.lines(NEXT.command(), "starts")).isEmpty();
      assertThat(state(host, GIVEN_UP.command())).isEqualTo(new Running());
    });
  }

  @Test
  void nothing_starts_beside_it_either_when_its_supervisor_was_killed() {
    everywhere(host -> {
      begin(host, GIVEN_UP.command());
      ProcessTree.kill(pid(host, GIVEN_UP.command(), 0));
      eventually(() -> assertThat(state(host, GIVEN_UP.command())).isEqualTo(new Orphan()));

      var answer = begin(host, NEXT.command());

      assertThat(answer.state()).isEqualTo(new Occupied("up-1.0.host-1.1"));
    });
  }

  @Test
  void a_retry_ends_it_and_starts() {
    everywhere(host -> {
      begin(host, GIVEN_UP.command());
      assertThat(begin(host, NEXT.command()).state()).isInstanceOf(Occupied.class);
      var retry = NEXT.attempt(2, 2).command();

      answered(host.ledger().cancelPrevious(retry));

      assertThat(state(host, GIVEN_UP.command())).isEqualTo(new Exited(143));
      assertThat(end(host, retry)).isEqualTo(new Exited(0));
    });
  }

  @Test
  void what_ended_or_was_lost_is_not_in_the_way() {
    everywhere(host -> {
      host.restart();
      begin(host, GIVEN_UP.command());
      ProcessTree.kill(pid(host, GIVEN_UP.command(), 0));
      ProcessTree.kill(pid(host, GIVEN_UP.command(), 1));
      host.restart();
      assertThat(state(host, GIVEN_UP.command())).isEqualTo(new Lost(Loss.REBOOT));
      end(host, Commands.run("exit 3").of("up-0").command());

      assertThat(end(host, NEXT.command())).isEqualTo(new Exited(0));
    });
  }

  @Test
  void what_runs_for_another_host_of_the_same_place_is_not_in_the_way() {
    everywhere(host -> {
      var longer = Commands.named(Commands.HOST, "a.host-1");
      var other = Commands.named(Commands.HOST, "host-2");
      begin(host, GIVEN_UP.on(longer).command());
      begin(host, GIVEN_UP.on(other).command());

      assertThat(end(host, NEXT.command())).isEqualTo(new Exited(0));
      cancel(host, GIVEN_UP.on(longer).command());
      cancel(host, GIVEN_UP.on(other).command());
    });
  }

  @Test
  void no_mark_stays_of_what_ended_nor_of_what_was_lost_and_cleared() {
    everywhere(host -> {
      end(host, NEXT.command());
      begin(host, GIVEN_UP.command());
      ProcessTree.kill(pid(host, GIVEN_UP.command(), 0));
      ProcessTree.kill(pid(host, GIVEN_UP.command(), 1));
      eventually(
          () -> assertThat(state(host, GIVEN_UP.command())).isEqualTo(new Lost(Loss.KILLED)));
      var marks = host.base().resolve("running");
      eventually(() -> assertThat(marks.resolve("up-2.0.host-1.1")).doesNotExist());
      assertThat(marks.resolve("up-1.0.host-1.1")).exists();

      answered(host.ledger().clear(new ClearLedger(new UpgradeId("up-1"), Commands.HOST)));

      try (var left = Files.list(marks)) {
        assertThat(left).isEmpty();
      }
    });
  }
}
