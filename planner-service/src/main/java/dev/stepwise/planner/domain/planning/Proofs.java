package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Procedure;
import dev.stepwise.playbook.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Backups are proven right before they are needed: the `verify` of the step that made one is run
/// again, where and as that step ran.
final class Proofs {
  private static final Duration LONGEST_ESTIMATE = Duration.ofSeconds(30);

  private final ActionTexts texts;
  private final List<String> problems;
  private int firstOfHop;

  Proofs(ActionTexts texts, List<String> problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /// A proof is of a stage of the same hop.
  void beginHop(int firstStage) {
    firstOfHop = firstStage;
  }

  /// The proof of a step that another needs. When the needed step is not done there is none, and no
  /// plan either.
  Optional<Proof> of(
      StepId needed, Step needing, Procedure procedure, Turn turn, List<Stage> stages) {
    var made =
        stages.subList(firstOfHop, stages.size()).stream()
            .filter(stage -> stage.step().equals(needed))
            .toList();
    if (made.isEmpty()) {
      problems.add(
          "Step %s needs what step %s makes, but that step does not apply."
              .formatted(needing.id(), needed));
      return Optional.empty();
    }
    var ofTurn = made.stream().filter(stage -> stage.group().equals(turn.name())).toList();
    var step =
        procedure.steps().stream().filter(one -> one.id().equals(needed)).findFirst().orElseThrow();
    return Optional.of(new Proof(step, turn, runs(ofTurn.isEmpty() ? made : ofTurn), texts));
  }

  /// On each host as the last run there.
  private static List<PlannedRun> runs(List<Stage> made) {
    var last = new LinkedHashMap<HostId, PlannedRun>();
    made.stream().flatMap(stage -> stage.runs().stream()).forEach(run -> last.put(run.host(), run));
    return List.copyOf(last.values());
  }

  /// The stage that proves a step.
  record Proof(Step step, Turn turn, List<PlannedRun> runs, ActionTexts texts) {
    Stage stage(int index, Optional<String> cite, List<String> down) {
      return new Stage(
          index,
          new StepId("prove-" + step.id()),
          "Prove: " + step.title(),
          turn.name(),
          cite,
          down,
          new Effect.None(),
          texts.proof(step.action()),
          step.estimate().compareTo(LONGEST_ESTIMATE) < 0 ? step.estimate() : LONGEST_ESTIMATE,
          runs,
          turn.inPlan());
    }
  }
}
