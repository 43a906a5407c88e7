package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The sealed log of one upgrade, as a test tells it.
final class History {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  static final Output OUTPUT = new Output(0, Sha256.of(""), "");

  private final Plan plan;
  private final UpgradeId id;
  private final List<UpgradeEvent> events = new ArrayList<>();

  /// Requested, planned, approved and started.
  History(Plan plan) {
    this.plan = plan;
    this.id = plan.upgradeId();
    events.add(requested());
    events.add(new UpgradeEvent.PlanProposed(id, plan, Wire.hashOf(plan), AT));
    events.add(new UpgradeEvent.PlanApproved(id, Wire.hashOf(plan), "ben", AT));
    events.add(new UpgradeEvent.UpgradeStarted(id, "ann", AT));
  }

  private UpgradeEvent requested() {
    return plan.rollbackOf()
        .<UpgradeEvent>map(
            of -> new UpgradeEvent.RollbackRequested(id, of, plan.installation(), "ann", AT))
        .orElseGet(() ->
            new UpgradeEvent.UpgradeRequested(
                id, plan.installation(), plan.to(), "safest", List.of(), "ann", AT));
  }

  /// Every run of the stages up to and without a stage succeeds, and captures its host and stage in
  /// each fact.
  History succeedsUpTo(int end) {
    for (int stage = 0; stage < end; stage++) {
      starts(stage);
      for (var run : plan.stages().get(stage).runs()) {
        succeeds(stage, run.host().value());
      }
    }
    return this;
  }

  History commands(int stage) {
    events.add(new UpgradeEvent.StageStarted(id, stage, AT));
    return this;
  }

  History starts(int stage) {
    commands(stage);
    for (var run : plan.stages().get(stage).runs()) {
      events.add(new UpgradeEvent.RunStarted(id, stage, run.host(), 1, 1, "executor-1", AT));
    }
    return this;
  }

  History succeeds(int stage, String host) {
    var facts = new TreeMap<String, String>();
    plan.stages()
        .get(stage)
        .action()
        .facts()
        .forEach(name -> facts.put(name, "/%s/%s/%d".formatted(name, host, stage)));
    events.add(
        new UpgradeEvent.RunSucceeded(
            id, stage, new HostId(host), 1, facts, "verify passed", OUTPUT, AT));
    return this;
  }

  History loses(int stage, String host) {
    events.add(
        new UpgradeEvent.RunUnknown(
            id, stage, new HostId(host), 1, "the host restarted", OUTPUT, AT));
    return this;
  }

  History fails(int stage, String host, boolean started) {
    events.add(
        new UpgradeEvent.RunFailed(
            id,
            stage,
            new HostId(host),
            1,
            started,
            "verify said no",
            OptionalInt.of(1),
            OUTPUT,
            AT));
    return this;
  }

  History held(int stage, String host) {
    events.add(new UpgradeEvent.UpgradeHeld(id, stage, new HostId(host), "failed", AT));
    return this;
  }

  History asks(int stage) {
    events.add(new UpgradeEvent.ConfirmationAsked(id, stage, AT));
    return this;
  }

  History succeeded() {
    events.add(new UpgradeEvent.UpgradeSucceeded(id, AT));
    return this;
  }

  Upgrade.Begun state() {
    return (Upgrade.Begun) Upgrade.replay(events);
  }
}
