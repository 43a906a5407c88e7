package dev.stepwise.planner.journey;

import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade.Succeeded;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.planner.application.Started;
import dev.stepwise.planner.application.UpgradeHandler;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Plans;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Steps that do nothing, from the planner over Kafka to an executor without hosts and back: how
/// many a second, beside the target of 3,000. Planner, executor, broker and database share one
/// machine.
@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
class NoOpStepsBench {
  private static final double TARGET = 3_000;

  private final UpgradeHandler handler;

  NoOpStepsBench(UpgradeHandler handler) {
    this.handler = handler;
  }

  @Test
  void print() {
    try (var _ = new FakeExecutor(TestStack.kafka().bootstrapServers())) {
      measure("warm-up", 8, 10, 100);
      measure("one upgrade", 1, 50, 100);
      measure("8 upgrades", 8, 25, 100);
      measure("8 upgrades", 8, 250, 10);
    }
  }

  private void measure(String what, int upgrades, int stages, int hosts) {
    var began = System.nanoTime();
    var ids =
        IntStream.range(0, upgrades)
            .mapToObj(_ -> started(Plans.plan(newId(), Optional.empty(), stages, hosts)))
            .toList();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofMinutes(10))
        .until(() -> ids.stream().allMatch(this::isDone));
    var perSecond = upgrades * stages * hosts / ((System.nanoTime() - began) / 1e9);
    System.out.printf(
        "bench: no-op steps, %s of %d stages on %d hosts: %,.0f/s, %.2f of the target%n",
        what, stages, hosts, perSecond, perSecond / TARGET);
  }

  private static UpgradeId newId() {
    return new UpgradeId("bench-" + UUID.randomUUID());
  }

  private UpgradeId started(Plan plan) {
    var id = plan.upgradeId();
    var decisions = Started.by(handler, plan, named(plan, id), Instant.now());
    if (!decisions.stream().allMatch(Accepted.class::isInstance)) {
      throw new IllegalStateException("Expected to start, but " + decisions);
    }
    return id;
  }

  /// An installation has one upgrade at a time.
  private static Installation named(Plan plan, UpgradeId id) {
    var all = plan.installation();
    return new Installation(
        new InstallationId(id.value()),
        all.platform(),
        all.title(),
        all.topology(),
        all.hosts(),
        all.parameters(),
        all.approvals());
  }

  private boolean isDone(UpgradeId id) {
    return handler.current(id).state() instanceof Succeeded;
  }
}
