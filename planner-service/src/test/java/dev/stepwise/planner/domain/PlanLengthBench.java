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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a step costs the planner's core (decide, fold, react, encode what is published) in plans of
/// growing length, beside what one signature costs in the same run; and how many entries of such a
/// history are read and folded a second, beside the target of 50,000.
final class PlanLengthBench {
  private static final UpgradeId ID = new UpgradeId("bench");
  private static final UpgradeDecider DECIDER = new UpgradeDecider();
  private static final UpgradeReactor REACTOR = new UpgradeReactor();
  private static final Output NOTHING = new Output(0, Sha256.of(""), "");
  private static final Outcome DONE = new Outcome.Succeeded(new TreeMap<>(), "exit 0");

  private final List<Sealed> entries = new ArrayList<>();
  private Upgrade state = new Upgrade.Unrequested();

  private static PlanLengthBench of(Plan plan) {
    var bench = new PlanLengthBench();
    List.of(
            new UpgradeEvent.UpgradeRequested(
                ID, plan.installation(), plan.to(), "safest", List.of(), "ada", Histories.NOON),
            new UpgradeEvent.PlanProposed(ID, plan, Wire.hashOf(plan), Histories.NOON),
            new UpgradeEvent.PlanApproved(ID, Wire.hashOf(plan), "ada", Histories.NOON),
            new UpgradeEvent.UpgradeStarted(ID, "ada", Histories.NOON),
            new UpgradeEvent.StageStarted(ID, 0, Histories.NOON))
        .forEach(event -> {
          bench.note(event);
          bench.state = bench.state.evolve(event);
        });
    return bench;
  }

  @Test
  void print() {
    var signature = microsPerSignature();
    System.out.printf("bench: one signature: %.0f µs%n", signature);
    report("warm-up", 30, 100, signature);
    for (var hosts : new int[] {10, 100}) {
      for (var runs : new int[] {100, 1_000, 10_000}) {
        report("%d hosts a stage".formatted(hosts), runs / hosts, hosts, signature);
      }
    }
    report("1000 hosts a stage", 10, 1_000, signature);
  }

  private static void report(String what, int stages, int hosts, double signature) {
    var bench = PlanLengthBench.of(Plans.plan(ID, Optional.empty(), stages, hosts));
    var began = System.nanoTime();
    bench.runAll(stages, hosts);
    var micros = (System.nanoTime() - began) / 1e3 / stages / hosts;
    System.out.printf(
        "bench: core, %s, %d runs: %.1f µs a step, %.2f signatures; replay %,.0f entries/s%n",
        what, stages * hosts, micros, micros / signature, bench.replayed());
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

  /// Out of the bytes that are sealed.
  private double replayed() {
    var began = System.nanoTime();
    Upgrade replayed = new Upgrade.Unrequested();
    for (var entry : entries) {
      replayed = replayed.evolve(Wire.decode(entry.type(), entry.data(), UpgradeEvent.class));
    }
    if (!replayed.equals(state)) {
      throw new IllegalStateException("Expected the state that was, but replayed another");
    }
    return entries.size() / ((System.nanoTime() - began) / 1e9);
  }

  private void take(UpgradeCommand command) {
    if (!(DECIDER.decide(state, command) instanceof Accepted<UpgradeEvent>(var events))) {
      throw new IllegalStateException("Expected to accept " + command);
    }
    for (var event : events) {
      state = state.evolve(event);
      note(event);
      for (var followUp : REACTOR.react(state, event)) {
        if (followUp instanceof Command(var step)) {
          Wire.encode(step);
        }
      }
    }
  }

  private void note(UpgradeEvent event) {
    entries.add(new Sealed(Wire.typeOf(event), Wire.encode(event)));
  }

  @SuppressWarnings("ArrayRecordComponent") // the bytes as sealed; never compared as records
  private record Sealed(String type, byte[] data) {}

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
