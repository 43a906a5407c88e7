package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Script;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.planner.domain.planning.Reach.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The stages that undo, the last change first.
final class UndoStages {
  private final Trail trail;
  private final Within within;

  UndoStages(Trail trail, Within within) {
    this.trail = trail;
    this.within = within;
  }

  /// After those stages, which are numbered already.
  List<Stage> after(List<Stage> first) {
    var stages = new ArrayList<>(first);
    var byStage = within.undone().stream().collect(Collectors.groupingBy(Change::stage));
    trail.plan().stages().reversed().stream()
        .filter(byStage::containsKey)
        .forEach(stage -> stages.add(undoing(stages.size(), changes(byStage, stage))));
    return stages;
  }

  private static List<Change> changes(Map<Stage, List<Change>> byStage, Stage stage) {
    return byStage.getOrDefault(stage, List.of()).reversed();
  }

  private Stage undoing(int index, List<Change> changes) {
    var stage = changes.getFirst().stage();
    var effect = changes.getFirst().effect();
    return new Stage(
        index,
        stage.step(),
        effect.title().orElseGet(() -> "Undo: " + stage.title()),
        stage.group(),
        stage.cite(),
        stage.down(),
        new Effect.None(),
        effect.undo(),
        stage.estimate(),
        changes.stream().map(change -> undoing(change.run(), effect)).toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        stage.components(),
        Optional.of(stage.index()));
  }

  /// With what the run itself saw and captured, whatever was captured later.
  private PlannedRun undoing(Run run, Effect.Reversible effect) {
    var progress = trail.progress();
    var environment = new TreeMap<>(progress.environmentOf(run.stage(), run.host()));
    effect.with().ifPresent(environment::putAll);
    environment.putAll(run.facts());
    return new PlannedRun(run.host(), environment, progress.secretsOf(run.stage(), run.host()));
  }

  /// The texts of what those stages run.
  static SortedMap<Sha256, String> scripts(Plan plan, List<Stage> stages) {
    var texts = new TreeMap<Sha256, String>();
    var own = Sha256.of(EarlierRuns.TEXT);
    for (var stage : stages) {
      var action = stage.action();
      Stream.of(action.check(), Optional.of(action.run()), action.verify())
          .flatMap(Optional::stream)
          .map(Script::sha256)
          .forEach(name -> texts.put(name, name.equals(own) ? EarlierRuns.TEXT : text(plan, name)));
    }
    return texts;
  }

  private static String text(Plan plan, Sha256 name) {
    return plan.ownTextOf(new Script("undo", name));
  }
}
