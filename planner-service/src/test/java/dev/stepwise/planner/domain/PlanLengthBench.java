package dev.stepwise.planner.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.FollowUp.Command;
import dev.stepwise.planner.domain.UpgradeCommand.ReportBegan;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What a step costs the planner's core (decide, fold, react, encode what is published) in plans of
/// growing length, beside what one signature costs in the same run. By hand: run `main`, with the
/// module's test classpath.
final class PlanLengthBench {
  private static final UpgradeId ID = new UpgradeId("bench");
  private static final UpgradeDecider DECIDER = new UpgradeDecider();
  private static final UpgradeReactor REACTOR = new UpgradeReactor();
  private static final Output NOTHING = new Output(0, Sha256.of(""), "");
  private static final Outcome DONE = new Outcome.Succeeded(new TreeMap<>(), "exit 0");

  private Upgrade state;

  private PlanLengthBench(Plan plan) {
    state =
        Upgrade.replay(
            List.of(
                new UpgradeEvent.UpgradeRequested(
                    ID, plan.installation(), plan.to(), "safest", List.of(), "ada", Histories.NOON),
                new UpgradeEvent.PlanProposed(ID, plan, Wire.hashOf(plan), Histories.NOON),
                new UpgradeEvent.PlanApproved(ID, Wire.hashOf(plan), "ada", Histories.NOON),
                new UpgradeEvent.UpgradeStarted(ID, "ada", Histories.NOON),
                new UpgradeEvent.StageStarted(ID, 0, Histories.NOON)));
  }

  public static void main(String... arguments) {
    var signature = microsPerSignature();
    System.out.printf("one Ed25519 signature: %.0f µs%n", signature);
    report("warm-up", 30, 100, signature);
    for (var hosts : new int[] {10, 100}) {
      for (var runs : new int[] {100, 1_000, 10_000}) {
        report("%d hosts a stage".formatted(hosts), runs / hosts, hosts, signature);
      }
    }
    report("1000 hosts a stage", 10, 1_000, signature);
  }

  private static void report(String what, int stages, int hosts, double signature) {
    var bench = new PlanLengthBench(Plans.plan(ID, Optional.empty(), stages, hosts));
    var began = System.nanoTime();
    bench.runAll(stages, hosts);
    var micros = (System.nanoTime() - began) / 1e3 / stages / hosts;
    System.out.printf(
        "%-20s %6d runs: %7.1f µs a step, %5.2f signatures%n",
        what, stages * hosts, micros, micros / signature);
  }

  private void runAll(int stages, int hosts) {
    for (var stage = 0; stage < stages; stage++) {
      for (var host = 1; host <= hosts; host++) {
        var attempt = new AttemptId(ID, stage, Plans.host(host), 1);
        take(new ReportBegan(attempt, 1, "e1", Histories.NOON));
        take(new ReportEnded(attempt, 1, DONE, NOTHING, Histories.NOON));
      }
    }
    if (state instanceof Begun running && running.progress().next().isPresent()) {
      throw new IllegalStateException("Expected the plan to be done, but it goes on");
    }
  }

  private void take(UpgradeCommand command) {
    if (!(DECIDER.decide(state, command) instanceof Accepted<UpgradeEvent>(var events))) {
      throw new IllegalStateException("Expected to accept " + command);
    }
    for (var event : events) {
      state = state.evolve(event);
      Wire.encode(event);
      for (var followUp : REACTOR.react(state, event)) {
        if (followUp instanceof Command(var step)) {
          Wire.encode(step);
        }
      }
    }
  }

  private static double microsPerSignature() {
    var key = SigningKey.generate("bench");
    var event =
        CloudEvent.of(
            "1",
            URI.create("/bench"),
            "bench",
            Histories.NOON,
            OptionalLong.empty(),
            new UpgradeEvent.UpgradeStarted(ID, "ada", Histories.NOON));
    var micros = 0.0;
    for (var round = 0; round < 2; round++) { // the first one warms up
      var began = System.nanoTime();
      for (var i = 0; i < 2_000; i++) {
        key.sign(event);
      }
      micros = (System.nanoTime() - began) / 1e3 / 2_000;
    }
    return micros;
  }
}
