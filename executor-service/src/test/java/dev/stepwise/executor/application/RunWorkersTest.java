package dev.stepwise.executor.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.domain.LedgerState.Exited;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Which commands are followed.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RunWorkersTest {
  private static final Commands COMMAND = Commands.run("true");

  private final ScriptedHost host = new ScriptedHost();
  private final Told told = new Told();
  private final RunWorkers workers =
      new RunWorkers(
          host,
          _ -> new TreeMap<>(),
          SigningKey.generate("executor"),
          told,
          new ExecutorSettings("e", Duration.ofHours(1), Duration.ZERO, 100, 20),
          Clock.systemUTC());

  @Test
  void a_command_that_comes_again_after_its_end_is_not_followed_again() {
    host.says(new Exited(0)).says(new Exited(0));
    follow(COMMAND);

    follow(COMMAND);

    assertThat(host.asked).containsExactly("begin");
    assertThat(ends()).hasSize(1);
  }

  @Test
  void a_command_with_a_higher_fence_is_followed_after_the_end_too() {
    host.says(new Exited(0)).says(new Exited(0));
    follow(COMMAND);

    follow(COMMAND.attempt(1, 2));

    assertThat(ends()).extracting(RunEnded::fence).containsExactly(1L, 2L);
  }

  @Test
  void a_retry_is_followed_after_the_end_of_the_attempt_before() {
    host.says(new Exited(1)).says(new Exited(1)).says(new Exited(0));
    follow(COMMAND);

    follow(COMMAND.attempt(2, 2));

    assertThat(ends()).extracting(ended -> ended.attempt().number()).containsExactly(1, 2);
  }

  private void follow(Commands commands) {
    workers.take(commands.command());
    await().atMost(Duration.ofSeconds(30)).until(() -> workers.size() == 0);
  }

  private List<RunEnded> ends() {
    return told.reports().stream()
        .filter(RunEnded.class::isInstance)
        .<RunEnded>map(RunEnded.class::cast)
        .toList();
  }
}
