package dev.stepwise.executor.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.execution.Outcome.Succeeded;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.executor.Commands;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = OwnBroker.class, restrictToAnnotatedClass = true)
@DisplayNameGeneration(ReplaceUnderscores.class)
class BusOutageTest {
  private static final Duration AWAY = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofMinutes(1);

  private final String upgrade = "u-" + UUID.randomUUID();

  @Test
  void a_run_ends_while_the_bus_is_away_and_is_told_in_order_when_it_is_back() throws Exception {
    try (var bus = new Bus(OwnBroker.bootstrapServers())) {
      var host = Estate.range().installation().hosts().getFirst();
      bus.send(Commands.run("echo one; sleep 5; echo two").of(upgrade).on(host).command());
      await().atMost(SOON).until(() -> !bus.reports(upgrade, RunBegan.class).isEmpty());
      OwnBroker.stopBroker();
      var gone = Instant.now();
      await().atMost(SOON).until(() -> Instant.now().isAfter(gone.plus(AWAY)));

      OwnBroker.startBroker();

      await().atMost(SOON).until(() -> !bus.reports(upgrade, RunEnded.class).isEmpty());
      assertThat(bus.outcomes(upgrade).getFirst()).isInstanceOf(Succeeded.class);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(bus.output(upgrade)).asString().isEqualTo("one\ntwo\n"));
      assertThat(
              bus.all(upgrade).stream()
                  .filter(report -> !(report instanceof RunHeartbeat))
                  .map(StepReport::getClass)
                  .distinct())
          .isEqualTo(java.util.List.of(RunAccepted.class, RunBegan.class, RunEnded.class));
      assertThat(bus.all(upgrade))
          .isSortedAccordingTo(java.util.Comparator.comparing(StepReport::at));
      assertThat(Estate.range().ledgerStarts().values()).containsOnly(1);
    }
  }
}
