package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.systemtests.campaign.Checker.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Inflicts faults on upgrades, measures recoveries, and lets the checker look when all is quiet.
final class Campaign {
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(60);
  private static final int LONGEST_WAIT_MILLIS = 1500;

  private final CampaignStack stack;
  private final long seed;
  private final Report report;

  Campaign(CampaignStack stack, long seed, Report report) {
    this.stack = stack;
    this.seed = seed;
    this.report = report;
  }

  /// Inflicts a fault a number of times, at random moments of as many upgrades as that takes. The
  /// line in the report is there when this returns.
  Row inflict(Fault fault, int times) throws Exception {
    var random = new SplittableRandom(seed ^ fault.name().hashCode());
    var recoveries = new ArrayList<Duration>();
    var upgrades = new ArrayList<UpgradeId>();
    var scene = stack.setOut();
    upgrades.add(scene.voyage().id());
    while (recoveries.size() < times) {
      if (scene.voyage().isOver()) {
        scene = stack.setOut();
        upgrades.add(scene.voyage().id());
      }
      recoveries.add(inflict(fault, scene, random));
    }
    return report.add(row(fault, scene, recoveries, findings(scene, upgrades)));
  }

  /// Once, at a random moment of an upgrade that is under way.
  private Duration inflict(Fault fault, Scene scene, RandomGenerator random) throws Exception {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
    stack.witness().look();
    var recovery = fault.inject(scene, random);
    var began = System.nanoTime();
    Await.until("recovery from " + fault.name(), recovery::isComplete);
    var took = Duration.ofNanos(System.nanoTime() - began);
    report.say("%s: %d ms".formatted(fault.name(), took.toMillis()));
    return took;
  }

  private static Row row(Fault fault, Scene scene, List<Duration> recoveries, Findings findings) {
    return new Row(fault.name(), recoveries, fault.limit(scene), findings);
  }

  /// What the checker finds when the upgrades are over. Facts that are still on their way may take
  /// their time; what was started twice stays so.
  Findings findings(Scene scene, List<UpgradeId> upgrades) throws InterruptedException {
    Await.until("the end of " + scene.voyage().id(), scene.voyage()::isOver);
    var reader = stack.reader(scene.range(), upgrades);
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
