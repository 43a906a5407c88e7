package dev.stepwise.systemtests.campaign;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.systemtests.campaign.Checker.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Inflicts faults on upgrades, measures recoveries, and lets the checker look when all is quiet.
final class Campaign {
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
  private static final Duration LONGEST_UPGRADE = Duration.ofMinutes(30);
  private static final int LONGEST_WAIT_MILLIS = 1500;

  private final CampaignStack stack;
  private final long seed;
  private final Report report;

  Campaign(CampaignStack stack, long seed, Report report) {
    this.stack = stack;
    this.seed = seed;
    this.report = report;
  }

  /// Inflicts each of the faults that are wanted a number of times, at random moments, one beside
  /// the other. Their lines are in the report when this returns.
  List<Row> inflict(int times, Fault... faults) throws Exception {
    return inflict(new Voyages(stack::setOut), times, faults);
  }

  /// The same, on upgrades of one's own.
  List<Row> inflict(Voyages voyages, int times, Fault... all) throws Exception {
    var faults = Stream.of(all).filter(fault -> Form.isWanted(fault.name())).toList();
    assumeFalse(faults.isEmpty(), "skipped: not asked for by campaign.only");
    var series =
        faults.stream()
            .map(fault ->
                CompletableFuture.supplyAsync(
                    () -> series(fault, voyages, times), Thread::startVirtualThread))
            .toList();
    var recoveries = series.stream().map(CompletableFuture::join).toList();
    var findings = findings(voyages);
    var rows = new ArrayList<Row>();
    for (var i = 0; i < faults.size(); i++) {
      var fault = faults.get(i);
      var limit = fault.limit(voyages.last());
      rows.add(report.add(new Row(fault.name(), recoveries.get(i), limit, findings)));
    }
    return rows;
  }

  private List<Duration> series(Fault fault, Voyages voyages, int times) {
    var random = new SplittableRandom(seed ^ fault.name().hashCode());
    var recoveries = new ArrayList<Duration>();
    try {
      while (recoveries.size() < times) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        recoveries.add(inflict(fault, voyages.current(), random));
      }
      return recoveries;
    } catch (Exception e) {
      throw new IllegalStateException("Expected to go on with " + fault.name(), e);
    }
  }

  /// Once. What follows in the upgrade tells when all is well again.
  Duration inflict(Fault fault, Scene scene, RandomGenerator random) throws Exception {
    stack.witness().look();
    var recovery = fault.inject(scene, random);
    var began = System.nanoTime();
    Await.until("recovery from " + fault.name(), recovery::isComplete);
    var took = Duration.ofNanos(System.nanoTime() - began);
    report.say("%s: %d ms".formatted(fault.name(), took.toMillis()));
    return took;
  }

  /// What the checker finds when the upgrades are over. Facts that are still on their way may take
  /// their time; what was started twice stays so.
  Findings findings(Voyages voyages) throws InterruptedException {
    var range = voyages.last().range();
    var ids = new ArrayList<UpgradeId>();
    for (var voyage : voyages.all()) {
      Await.until("the end of " + voyage.id(), LONGEST_UPGRADE, voyage::isOver);
      ids.add(voyage.id());
    }
    var reader = stack.reader(range, ids);
    var deadline = System.nanoTime() + QUIET_WITHIN.toNanos();
    while (true) {
      var findings = look(reader);
      if (findings.isSound() || System.nanoTime() > deadline) {
        return findings;
      }
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static Findings look(HistoryReader reader) {
    try {
      return Checker.check(reader.read());
    } catch (RuntimeException e) {
      return new Findings(List.of(), List.of("Expected a history that can be read, but " + e));
    }
  }
}
