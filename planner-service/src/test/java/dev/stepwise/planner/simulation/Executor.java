package dev.stepwise.planner.simulation;

import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.planner.simulation.Topic.Delivery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An executor: it accepts a command, works on it behind the topic, and can be killed or frozen
/// between any two of its steps. What a frozen one knows is old when it goes on.
final class Executor {
  private final String name;
  private final Chance chance;
  private final InstantSource clock;
  private final Topic<StepCommand> commands;
  private final Topic<StepReport> reports;
  private final Hosts hosts;
  private final Mutation mutation;
  private final Map<List<Object>, Work> active = new LinkedHashMap<>();
  private Instant frozenUntil = Instant.MIN;

  Executor(
      String name,
      Chance chance,
      InstantSource clock,
      Topic<StepCommand> commands,
      Topic<StepReport> reports,
      Hosts hosts,
      Mutation mutation) {
    this.name = name;
    this.chance = chance;
    this.clock = clock;
    this.commands = commands;
    this.reports = reports;
    this.hosts = hosts;
    this.mutation = mutation;
  }

  void killAndRestart() {
    active.clear();
  }

  void freeze() {
    frozenUntil = clock.instant().plusSeconds(1 + chance.below(40));
  }

  void thaw() {
    frozenUntil = Instant.MIN;
  }

  /// One step of whatever there is to do.
  void act() {
    if (frozenUntil.isAfter(clock.instant())) {
      return;
    }
    if (active.isEmpty() || chance.happens(0.3)) {
      commands.next().ifPresent(this::take);
    } else {
      advance(chance.oneOf(List.copyOf(active.values())));
    }
  }

  private void advance(Work work) {
    if (work.advance()) {
      active.remove(work.key(), work);
    }
  }

  private void take(Delivery<StepCommand> delivery) {
    switch (delivery.value()) {
      case ProbeHost c -> report(probed(c));
      case RunStep c -> accept(c, false);
      case CancelRun c -> accept(c.run(), true);
      case ClearLedger c -> hosts.get(c.host().id()).clear(c.upgradeId());
    }
    if (!chance.strikes(0.02)) {
      commands.acknowledge(delivery);
    }
  }

  private StepReport probed(ProbeHost c) {
    var facts = new TreeMap<>(Map.of("INSTALLED_VERSION", "1.0"));
    return new HostProbed(c.upgradeId(), c.host().id(), facts, name, clock.instant());
  }

  /// As in the real one, a command takes the place of one with a lower fence only.
  private void accept(RunStep c, boolean toCancel) {
    report(new RunAccepted(c.attempt(), c.fence(), name, clock.instant()));
    if (chance.strikes(0.02)) {
      killAndRestart();
      return;
    }
    var host = hosts.get(c.host().id());
    var work = new Work(c, toCancel, name, chance, clock, host, this::report, mutation);
    active.merge(work.key(), work, (old, now) -> old.fence() >= now.fence() ? old : now);
  }

  private void report(StepReport report) {
    reports.send(report.upgradeId().value(), report);
  }
}
