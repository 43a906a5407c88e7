package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Condition;
import dev.stepwise.playbook.Roll;
import dev.stepwise.playbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lays the hops of a path out as stages, one after the other: the steps that apply, on the hosts
/// to which they apply.
final class StageList {
  private final Environment environment;
  private final FactSheet facts;
  private final ActionTexts texts;
  private final Turns turns = new Turns();
  private final TreeSet<String> down = new TreeSet<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  StageList(Environment environment, FactSheet facts, ActionTexts texts) {
    this.environment = environment;
    this.facts = facts;
    this.texts = texts;
  }

  List<Stage> stages() {
    return stages;
  }

  /// What could not be decided, each as a sentence; with any of them the stages are worth nothing.
  List<String> problems() {
    return problems;
  }

  void add(Hop hop) {
    for (var part : environment.playbook().procedure(hop.procedure()).parts()) {
      switch (part) {
        case Step step -> add(step, hop, Turn.NONE);
        case Roll roll -> add(roll, hop);
      }
    }
  }

  private void add(Roll roll, Hop hop) {
    for (var turn : turns.of(roll, environment.installation().withRole(roll.over()), facts)) {
      roll.steps().forEach(step -> add(step, hop, turn));
    }
  }

  private void add(Step step, Hop hop, Turn turn) {
    var runs =
        hostsOf(step, turn).stream()
            .filter(host -> applies(step, hop, turn, host))
            .map(host ->
                new PlannedRun(
                    host.id(), environment.ofRun(host, step, hop, turn, stages.size(), facts)))
            .toList();
    if (!runs.isEmpty()) {
      down.addAll(step.downtime().from());
      stages.add(stage(step, turn, runs));
    }
    step.downtime().until().forEach(down::remove);
  }

  private List<InstalledHost> hostsOf(Step step, Turn turn) {
    if (step.on().isEmpty() || turn.role().stream().toList().equals(step.on())) {
      return turn.batch();
    }
    return environment.installation().hosts().stream()
        .filter(host -> step.on().stream().anyMatch(host.roles()::contains))
        .toList();
  }

  private boolean applies(Step step, Hop hop, Turn turn, InstalledHost host) {
    return step.when().map(when -> holds(when, step, hop, turn, host)).orElse(true);
  }

  private boolean holds(Condition when, Step step, Hop hop, Turn turn, InstalledHost host) {
    try {
      return when.holds(inputs(hop, turn, host));
    } catch (IllegalArgumentException e) {
      problems.add("Step %s on %s: %s".formatted(step.id(), host.id(), e.getMessage()));
      return false;
    }
  }

  private Map<String, Object> inputs(Hop hop, Turn turn, InstalledHost host) {
    var known = new TreeMap<String, Object>(facts.ofTheWhole());
    known.put("host", facts.of(host));
    turn.rolled().ifPresent(rolled -> known.put("rolled", facts.of(rolled)));
    return Map.of(
        "from", hop.from().version(),
        "to", hop.to().version(),
        "topology", environment.installation().topology(),
        "parameters", environment.parameters(),
        "facts", known);
  }

  private Stage stage(Step step, Turn turn, List<PlannedRun> runs) {
    var unavailable = new TreeSet<>(down);
    unavailable.addAll(step.downtime().during());
    return new Stage(
        stages.size(),
        step.id(),
        step.title(),
        turn.name(),
        step.cite(),
        List.copyOf(unavailable),
        texts.effect(step.effect()),
        texts.action(step.action()),
        step.estimate(),
        runs);
  }
}
