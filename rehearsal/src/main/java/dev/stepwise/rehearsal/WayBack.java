package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.domain.UpgradeCommand;
import dev.stepwise.planner.domain.planning.Planning;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import dev.stepwise.planner.domain.planning.Planning.Planned;
import dev.stepwise.planner.domain.planning.RollbackPlanner;
import java.util.Optional;
import java.util.TreeMap;

/// Undoes, by the plans that the planner makes out of what was done.
final class WayBack {
  private static final UpgradeId ID = new UpgradeId("rehearsal-back");

  private final Performer performer;

  WayBack(Performer performer) {
    this.performer = performer;
  }

  /// Whether that run could be undone after it was started.
  boolean reaches(Steering steering, RunStep command) {
    var started =
        steering.ended(
            command, Performance.of(new Outcome.Unknown("may have begun")), performer.now());
    return undoOf(held(started), command.step(), command.host().id()).isPresent();
  }

  /// Undoes one run that was the last to change something. Fails with [Trouble] when that fails.
  ///
  /// @param trying what is tried, for people
  void undo(Steering steering, Stage stage, HostId host, String trying) {
    var back = atUndo(undoOf(held(steering), stage.step(), host).orElseThrow(), trying);
    var undo = back.command(back.stage().index(), host).orElseThrow();
    var undone = performer.perform(undo, new Manner.Properly(), new TreeMap<>());
    if (!undone.succeeded()) {
      throw Trouble.at(
          stage,
          host,
          trying,
          "Expected its undo to succeed, but %s: %s".formatted(undone.part(), undone.said()));
    }
  }

  private Optional<Steering> undoOf(Steering held, StepId step, HostId host) {
    return switch (RollbackPlanner.undo(ID, held.begun())) {
      case NoPlan _ -> Optional.empty();
      case Planned(var plan) -> {
        yield firstUndo(plan)
            .filter(first -> first.step().equals(step) && first.run(host).isPresent())
            .map(_ -> started(held, plan));
      }
    };
  }

  private static Optional<Stage> firstUndo(Plan plan) {
    return plan.stages().stream().filter(stage -> stage.undoes().isPresent()).findFirst();
  }

  /// What may still run is ended before anything is undone.
  private Steering atUndo(Steering start, String trying) {
    var steering = start;
    while (steering.stage().undoes().isEmpty()) {
      steering = new StageRuns(performer).all(steering, steering.stage(), trying);
    }
    return steering;
  }

  /// Rolls everything back, and tells by which plan; empty when the planner says that there is no
  /// way. Fails with [Trouble] when an undo fails.
  Optional<Plan> whole(Steering steering) {
    var held = held(steering);
    return switch (RollbackPlanner.undo(ID, held.begun())) {
      case NoPlan _ -> Optional.empty();
      case Planned(var plan) -> {
        carryOut(started(held, plan));
        yield Optional.of(plan);
      }
    };
  }

  /// Why the planner says that there is no way back; empty when there is one.
  Optional<String> refusal(Steering steering) {
    Planning planning = RollbackPlanner.undo(ID, held(steering).begun());
    return planning instanceof NoPlan(var reason, _) ? Optional.of(reason) : Optional.empty();
  }

  private void carryOut(Steering start) {
    var steering = start;
    while (!(steering.state() instanceof Upgrade.Succeeded)) {
      var stage = steering.stage();
      steering =
          new StageRuns(performer)
              .all(steering, stage, "on the whole way back")
              .signed(performer.now());
    }
  }

  private Steering started(Steering held, Plan plan) {
    return Steering.of(ID)
        .after(
            new UpgradeCommand.RequestRollback(
                ID, held.id(), held.state(), "rehearsal", performer.now()))
        .carrying(plan, performer.now());
  }

  /// Nobody undoes what is under way.
  private Steering held(Steering steering) {
    return steering.nothingStarted(performer.now());
  }
}
