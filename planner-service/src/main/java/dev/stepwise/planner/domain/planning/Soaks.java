package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Procedure;
import dev.stepwise.playbook.ScriptedAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Between the turns of a roll time goes by, and then the last probe of the turn is asked again: a
/// host that looks well at once and not a minute later stops the roll.
final class Soaks {
  private Soaks() {}

  /// The soak after the stages of a turn; empty when the turn had none.
  static Optional<Soak> after(List<Stage> turn, Procedure procedure, Duration time) {
    return turn.isEmpty()
        ? Optional.empty()
        : Optional.of(new Soak(turn.getLast(), actionOf(turn.getLast(), procedure), time));
  }

  private static ScriptedAction actionOf(Stage stage, Procedure procedure) {
    return procedure.steps().stream()
        .filter(step -> step.id().equals(stage.step()))
        .findFirst()
        .orElseThrow()
        .action();
  }

  /// The stage that waits.
  ///
  /// @param last of the turn
  record Soak(Stage last, ScriptedAction action, Duration time) {
    Stage stage(int index, ActionTexts texts, List<String> down) {
      return new Stage(
          index,
          new StepId("soak"),
          "Soak, then look again: " + last.title(),
          last.group(),
          Optional.empty(),
          down,
          new Effect.None(),
          texts.soak(action, time),
          time,
          last.runs().stream().map(this::waiting).toList(),
          last.turn());
    }

    private PlannedRun waiting(PlannedRun run) {
      var environment = new TreeMap<>(run.environment());
      environment.put(ActionTexts.SOAK_TIME, Long.toString(time.toSeconds()));
      return new PlannedRun(run.host(), environment, run.secrets());
    }
  }
}
