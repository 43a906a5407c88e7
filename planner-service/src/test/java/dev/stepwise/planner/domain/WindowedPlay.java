package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.Histories.H1;
import static dev.stepwise.planner.domain.Histories.ID;
import static dev.stepwise.planner.domain.Histories.NOON;
import static dev.stepwise.planner.domain.Histories.PRINTED;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Timetable;
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
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Forecaster;
import dev.stepwise.planner.domain.timing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// An upgrade of one host with a clock that is set by hand. At noon it is approved.
final class WindowedPlay {
  private final UpgradeDecider decider = new UpgradeDecider();
  private final Plan plan;
  private final List<UpgradeEvent> news = new ArrayList<>();
  private Upgrade state;
  private Instant now = NOON;

  WindowedPlay(Plan plan) {
    this.plan = plan;
    this.state =
        Upgrade.replay(
            List.of(
                new UpgradeRequested(
                    ID, plan.installation(), plan.to(), "safest", List.of(H1), "ada", NOON),
                new FactsDiscovered(ID, H1, new TreeMap<>(), NOON),
                new PlanProposed(ID, plan, Wire.hashOf(plan), NOON),
                new PlanApproved(ID, Wire.hashOf(plan), "eve", NOON)));
  }

  WindowedPlay minutesLater(int minutes) {
    now = now.plusSeconds(60L * minutes);
    return this;
  }

  Instant now() {
    return now;
  }

  Upgrade state() {
    return state;
  }

  StateName name() {
    return StateName.of(state);
  }

  /// What the last command has brought about, by kind.
  List<String> news() {
    return news.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  Timetable timetable(Slot slot) {
    return new Timetable(Forecaster.times(plan, Samples.NONE), Optional.of(slot));
  }

  Decision<UpgradeEvent> start(Slot slot) {
    return start(new Admission.Admitted(timetable(slot)));
  }

  Decision<UpgradeEvent> start(Admission admission) {
    Plans.asPlanned(plan, now).forEach(this::says);
    return says(new Start(ID, List.of(), "ada", now, Optional.of(admission)));
  }

  Decision<UpgradeEvent> ends(Outcome outcome) {
    var run = ((Begun) state).progress().current().getFirst();
    return says(
        new ReportEnded(
            new AttemptId(ID, run.stage(), H1, run.attempt()), run.fence(), outcome, PRINTED, now));
  }

  Decision<UpgradeEvent> says(UpgradeCommand command) {
    news.clear();
    var decision = decider.decide(state, command);
    if (decision instanceof Accepted<UpgradeEvent>(var events)) {
      events.forEach(event -> state = state.evolve(event));
      news.addAll(events);
    }
    return decision;
  }
}
