package dev.stepwise.executor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.executor.Commands;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Commands come one to five times, while their scripts run and long after, in any order across
/// runs.
@QuarkusTest
@WithTestResource(Estate.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepetitionTest {
  private static final int UPGRADES = 10;
  private static final int RECORDS = 600;

  private final Random random = new Random(4711);
  private final String prefix = "r-" + UUID.randomUUID() + "-";

  @Test
  void whatever_comes_again_is_started_once() throws InterruptedException {
    try (var bus = new Bus()) {
      var commands = IntStream.range(0, UPGRADES).boxed().flatMap(this::commands).toList();

      var sent = sendAgainAndAgain(bus, commands);

      await()
          .atMost(Duration.ofSeconds(120))
          .untilAsserted(() -> assertThat(accepted(bus, commands)).isEqualTo(sent));
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(outcomes(bus, commands)).hasSameSizeAs(commands));
      assertThat(starts())
          .hasSameSizeAs(commands)
          .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }
  }

  private Stream<RunStep> commands(int number) {
    return Estate.range().installation().hosts().stream().map(host -> command(number, host));
  }

  private RunStep command(int number, InstalledHost host) {
    var own = Commands.named(host, host.id() + "-" + number); // a host has one upgrade at a time
    return Commands.run("sleep 0.5; echo done").of(prefix + number).on(own).command();
  }

  private int sendAgainAndAgain(Bus bus, List<RunStep> commands) {
    var sent = 0;
    var order = new ArrayList<>(commands);
    while (sent < RECORDS) {
      Collections.shuffle(order, random);
      for (var command : order) {
        var times = 1 + random.nextInt(5);
        IntStream.range(0, times).forEach(_ -> bus.send(command));
        sent += times;
      }
    }
    return sent;
  }

  private static int accepted(Bus bus, List<RunStep> commands) {
    return upgrades(commands)
        .mapToInt(upgrade -> bus.reports(upgrade, RunAccepted.class).size())
        .sum();
  }

  /// Of each attempt, however often it is told.
  private static Map<Object, Outcome> outcomes(Bus bus, List<RunStep> commands) {
    return upgrades(commands)
        .flatMap(upgrade -> bus.reports(upgrade, RunEnded.class).stream())
        .collect(
            Collectors.toMap(
                ended -> ended.attempt(), ended -> ended.outcome(), RepetitionTest::same));
  }

  private static Outcome same(Outcome one, Outcome other) {
    assertThat(other).isEqualTo(one).isInstanceOf(Outcome.Succeeded.class);
    return one;
  }

  private static Stream<String> upgrades(List<RunStep> commands) {
    return commands.stream().map(command -> command.upgradeId().value()).distinct();
  }

  private Map<String, Integer> starts() {
    return Estate.range().ledgerStarts().entrySet().stream()
        .filter(attempt -> attempt.getKey().startsWith(prefix))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
