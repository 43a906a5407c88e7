package dev.stepwise.systemtests.campaign;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/// Every failpoint there is, each once, those of different services beside each other. Upgrades and
/// the ways back follow each other until all are reached; one that nobody reaches fails it.
final class Failpoints {
  private final CampaignStack stack;
  private final Campaign campaign;
  private final Report report;

  Failpoints(CampaignStack stack, Campaign campaign, Report report) {
    this.stack = stack;
    this.campaign = campaign;
    this.report = report;
  }

  List<Row> reachAll(RandomGenerator random) throws Exception {
    var voyages = new Voyages(new ThereAndBack());
    var wanted = byService(voyages);
    assumeFalse(wanted.isEmpty(), "skipped: not asked for by campaign.only");
    var series = new EnumMap<Service, CompletableFuture<List<Duration>>>(Service.class);
    wanted.forEach((service, failpoints) ->
        series.put(
            service,
            CompletableFuture.supplyAsync(
                () -> reach(failpoints, voyages, random), Thread::startVirtualThread)));
    CompletableFuture.allOf(series.values().toArray(CompletableFuture[]::new)).join();
    var findings = campaign.findings(voyages);
    var rows = new ArrayList<Row>();
    series.forEach((service, recoveries) ->
        rows.add(
            report.add(
                new Row(
                    "died between two durable actions: " + service.word(),
                    recoveries.join(),
                    voyages.last().lease().plusSeconds(10),
                    findings))));
    return rows;
  }

  private static Map<Service, Queue<Fault>> byService(Voyages voyages) {
    var all = new EnumMap<Service, Queue<Fault>>(Service.class);
    for (var failpoint : Failpoint.values()) {
      var fault = new ReachFailpoint(failpoint, voyages);
      if (Form.isWanted(fault.name())) {
        all.computeIfAbsent(ReachFailpoint.serviceOf(failpoint), _ -> new ArrayDeque<>())
            .add(fault);
      }
    }
    return all;
  }

  private List<Duration> reach(Queue<Fault> failpoints, Voyages voyages, RandomGenerator random) {
    var recoveries = new ArrayList<Duration>();
    try {
      for (var fault : failpoints) {
        recoveries.add(campaign.inflict(fault, voyages.current(), random));
      }
      return recoveries;
    } catch (Exception e) {
      throw new IllegalStateException("Expected to reach all failpoints", e);
    }
  }

  /// Each upgrade is undone when it is over.
  private final class ThereAndBack implements Voyages.Departure {
    private final Deque<Scene> there = new ArrayDeque<>();

    @Override
    public Scene next() throws InterruptedException {
      if (there.isEmpty()) {
        there.push(stack.setOut());
        return there.peek();
      }
      return stack.goBack(there.pop().voyage());
    }
  }
}
