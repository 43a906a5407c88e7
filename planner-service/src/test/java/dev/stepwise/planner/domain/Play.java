package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.PRINTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.UpgradeCommand.ReportEnded;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// An upgrade that is played through: people and executors say something, and the rules answer.
final class Play {
  private final UpgradeDecider decider = new UpgradeDecider();
  private final UpgradeReactor reactor = new UpgradeReactor();
  private final List<UpgradeEvent> history = new ArrayList<>();
  private final List<FollowUp> followUps = new ArrayList<>();
  private Upgrade state = decider.initial();

  private Play() {}

  /// The plan, started.
  static Play of(Plan plan) {
    var play = new Play();
    var id = plan.upgradeId();
    var host = plan.installation().hosts().getFirst().id();
    play.record(
        List.of(
            new UpgradeRequested(
                id, plan.installation(), plan.to(), "safest", List.of(host), "ada", NOON),
            new FactsDiscovered(id, host, new TreeMap<>(), NOON),
            new PlanProposed(id, plan, Wire.hashOf(plan), NOON),
            new PlanApproved(id, Wire.hashOf(plan), "ada", NOON)));
    Plans.asPlanned(plan, NOON).forEach(play::says);
    return play.says(new Start(id, "ada", NOON));
  }

  Upgrade state() {
    return state;
  }

  StateName name() {
    return StateName.of(state);
  }

  Progress progress() {
    return ((Begun) state).progress();
  }

  UpgradeId id() {
    return ((Begun) state).id();
  }

  List<UpgradeEvent> history() {
    return history;
  }

  /// What followed from everything so far.
  List<FollowUp> followUps() {
    return followUps;
  }

  /// Which runs are under way, such as `2 on h1`: the stage and the host.
  List<String> open() {
    return progress().current().stream()
        .filter(run -> run.status().isOpen())
        .map(run -> run.stage() + " on " + run.host())
        .toList();
  }

  Run run(int stage, HostId host) {
    return progress().run(stage, host);
  }

  /// What the rules answer, with no consequence.
  Decision<UpgradeEvent> asked(UpgradeCommand command) {
    return decider.decide(state, command);
  }

  /// Something that must be possible.
  Play says(UpgradeCommand command) {
    var decision = decider.decide(state, command);
    assertThat(decision).as("%s while %s", command, name()).isInstanceOf(Accepted.class);
    if (decision instanceof Accepted<UpgradeEvent>(var events)) {
      record(events);
    }
    return this;
  }

  private void record(List<UpgradeEvent> events) {
    for (var event : events) {
      state = decider.evolve(state, event);
      followUps.addAll(reactor.react(state, event));
      history.add(event);
    }
  }

  /// The open run on that host ends.
  Play ends(HostId host, Outcome outcome) {
    var run =
        progress().current().stream()
            .filter(one -> one.host().equals(host) && one.status().isOpen())
            .findFirst()
            .orElseThrow(() -> new AssertionError("nothing is open on " + host + ": " + open()));
    var attempt = new AttemptId(id(), run.stage(), host, run.attempt());
    return says(new ReportEnded(attempt, run.fence(), outcome, PRINTED, NOON));
  }

  Play succeeds(HostId host) {
    return ends(host, Histories.SUCCESS);
  }

  Play fails(HostId host) {
    return ends(host, Histories.FAILURE);
  }

  /// Everything goes well until that run is under way.
  Play goesWellUntil(String wanted) {
    while (!open().contains(wanted)) {
      succeeds(
          progress().current().stream()
              .filter(run -> run.status().isOpen())
              .findFirst()
              .orElseThrow()
              .host());
    }
    return this;
  }

  /// Everything goes well until nothing is under way any longer.
  Play goesWell() {
    while (!open().isEmpty()) {
      var run =
          progress().current().stream()
              .filter(one -> one.status().isOpen())
              .findFirst()
              .orElseThrow();
      succeeds(run.host());
    }
    return this;
  }
}
