package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/// The hops of a path laid out.
///
/// @param problems what could not be decided; with any of them the stages are worth nothing
record Layout(
    List<Hop> hops, List<Stage> stages, SortedMap<Sha256, String> scripts, List<String> problems) {
  static Layout of(List<Hop> hops, Environment environment, Situation situation) {
    var texts = new ActionTexts(environment.playbook());
    var list = new StageList(environment, situation, texts);
    hops.forEach(list::add);
    return new Layout(hops, List.copyOf(list.stages()), texts.texts(), list.problems());
  }

  boolean isSound() {
    return problems.isEmpty() && !stages.isEmpty();
  }

  /// With more to sign before the first stage.
  Layout signedFirst(List<String> items) {
    if (items.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(stages);
    all.set(0, withChecklist(all.getFirst(), items));
    return new Layout(hops, List.copyOf(all), scripts, problems);
  }

  private static Stage withChecklist(Stage stage, List<String> items) {
    return new Stage(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        stage.cite(),
        stage.down(),
        stage.effect(),
        stage.action(),
        stage.estimate(),
        stage.runs(),
        stage.once(),
        stage.shared(),
        Optional.of(Stream.concat(items.stream(), stage.checklist().stream()).distinct().toList()),
        stage.gate(),
        stage.reboots(),
        stage.confirmTitle(),
        stage.turn(),
        stage.components(),
        stage.undoes());
  }

  /// In short, to be compared.
  Alternative under(Policy policy) {
    var forecast = Forecasts.of(stages);
    return new Alternative(
        policy.word(),
        hops,
        forecast.work(),
        forecast.downtime(),
        stages.stream()
            .filter(stage -> stage.effect() instanceof Effect.Irreversible)
            .map(Stage::title)
            .toList());
  }
}
