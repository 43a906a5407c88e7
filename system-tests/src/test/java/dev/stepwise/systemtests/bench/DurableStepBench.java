package dev.stepwise.systemtests.bench;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.systemtests.AsPlanner;
import dev.stepwise.systemtests.SharedStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a durable step costs: commanded over Kafka, accepted, claimed in the host's ledger,
/// started, followed, reported over Kafka; beside the same command over an open SSH connection.
class DurableStepBench {
  private static final double MOST_OVERHEAD = 15;
  private static final double TARGET = 100;
  private static final int HOSTS = 100;

  private final UpgradeId upgrade = new UpgradeId("bench-" + UUID.randomUUID());
  private int stage;

  @Test
  void print() throws Exception {
    try (var hosts = BenchHosts.start(HOSTS);
        var planner = new AsPlanner(SharedStack.get());
        var ends = new Ends()) {
      var all = hosts.all();
      var first = List.of(all.getFirst());
      times(planner, ends, first, 50); // warms up
      var durable = times(planner, ends, first, 200);
      var raw = raw(all.getFirst(), hosts.range().identity());
      var overhead = durable.percentile(50) - raw.percentile(50);
      System.out.printf("bench: raw exec on an open connection: %s%n", raw);
      System.out.printf("bench: durable step: %s%n", durable);
      System.out.printf(
          "bench: overhead of a durable step: %.1f ms p50, %.2f of the limit%n",
          overhead, overhead / MOST_OVERHEAD);
      times(planner, ends, all, 2); // connects
      var waves = 10;
      var began = System.nanoTime();
      times(planner, ends, all, waves);
      var perSecond = waves * HOSTS / ((System.nanoTime() - began) / 1e9);
      System.out.printf(
          "bench: durable steps on %d hosts: %.0f/s, %.2f of the target%n",
          HOSTS, perSecond, perSecond / TARGET);
    }
  }

  /// How long each wave takes, one after the other, on all those hosts at once.
  private Times times(AsPlanner planner, Ends ends, List<InstalledHost> hosts, int waves) {
    var nanos = new long[waves];
    for (var wave = 0; wave < waves; wave++) {
      var began = System.nanoTime();
      Ends.await(
          hosts.stream()
              .map(host -> {
                var attempt = new AttemptId(upgrade, stage, host.id(), 1);
                var end = ends.of(attempt);
                planner.command(attempt, host, AsPlanner.work("true\n", Map.of()));
                return end;
              })
              .toList());
      nanos[wave] = System.nanoTime() - began;
      stage++;
    }
    return Times.ofNanos(nanos);
  }

  private static Times raw(InstalledHost host, Path identity) throws Exception {
    try (var exec = RawExec.to(host, identity)) {
      var nanos = new long[200];
      for (var i = -50; i < nanos.length; i++) {
        var began = System.nanoTime();
        exec.run("true");
        nanos[Math.max(i, 0)] = System.nanoTime() - began;
      }
      return Times.ofNanos(nanos);
    }
  }
}
