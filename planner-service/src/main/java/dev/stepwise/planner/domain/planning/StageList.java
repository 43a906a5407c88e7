package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.playbook.Answer;
import dev.stepwise.playbook.Checklist;
import dev.stepwise.playbook.Gate;
import dev.stepwise.playbook.Procedure;
import dev.stepwise.playbook.Roll;
import dev.stepwise.playbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/// Lays the hops of a path out as stages, one after the other: the steps that apply, on the hosts
/// to which they apply, with the proofs and soaks that belong between them.
final class StageList {
  private final Environment environment;
  private final Situation situation;
  private final ActionTexts texts;
  private final Turns turns = new Turns();
  private final TreeSet<String> down = new TreeSet<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Proofs proofs;

  StageList(Environment environment, Situation situation, ActionTexts texts) {
    this.environment = environment;
    this.situation = situation;
    this.texts = texts;
    this.proofs = new Proofs(texts, problems);
  }

  List<Stage> stages() {
    return stages;
  }

  /// What could not be decided, each as a sentence; with any of them the stages are worth nothing.
  List<String> problems() {
    return problems;
  }

  void add(Hop hop) {
    var procedure = environment.playbook().procedure(hop.procedure());
    proofs.beginHop(stages.size());
    for (var part : procedure.parts()) {
      switch (part) {
        case Step step -> add(step, procedure, hop, Turn.NONE);
        case Roll roll -> add(roll, procedure, hop);
      }
    }
  }

  private void add(Roll roll, Procedure procedure, Hop hop) {
    var hosts = environment.installation().withRole(roll.over());
    var order = turns.of(roll, hosts, situation.facts());
    for (var turn : order) {
      int before = stages.size();
      roll.steps().forEach(step -> add(step, procedure, hop, turn));
      if (!turn.equals(order.getLast())) {
        roll.soak()
            .flatMap(time -> Soaks.after(stages.subList(before, stages.size()), procedure, time))
            .map(soak -> soak.stage(stages.size(), texts, List.copyOf(down)))
            .ifPresent(stages::add);
      }
    }
  }

  private void add(Step step, Procedure procedure, Hop hop, Turn turn) {
    var hosts =
        hostsOf(step, turn).stream().filter(host -> applies(step, hop, turn, host)).toList();
    if (!hosts.isEmpty()) {
      for (var needed : step.precautions().needs()) {
        proofs
            .of(needed, step, procedure, turn, stages)
            .map(proof -> proof.stage(stages.size(), step.cite(), List.copyOf(down)))
            .ifPresent(stages::add);
      }
      down.addAll(step.downtime().from());
      stages.add(stage(step, turn, runs(hosts, step, hop, turn)));
    }
    step.downtime().until().forEach(down::remove);
  }

  private List<PlannedRun> runs(List<InstalledHost> hosts, Step step, Hop hop, Turn turn) {
    return hosts.stream()
        .map(host ->
            environment.ofRun(host, step, hop, turn, stages.size(), situation).on(host.id()))
        .toList();
  }

  private List<InstalledHost> hostsOf(Step step, Turn turn) {
    if (step.on().isEmpty() || turn.role().stream().toList().equals(step.on())) {
      return picked(step, turn.batch());
    }
    return picked(
        step,
        environment.installation().hosts().stream()
            .filter(host -> step.on().stream().anyMatch(host.roles()::contains))
            .toList());
  }

  private static List<InstalledHost> picked(Step step, List<InstalledHost> hosts) {
    return step.pickFirst() && !hosts.isEmpty() ? List.of(hosts.getFirst()) : hosts;
  }

  private boolean applies(Step step, Hop hop, Turn turn, InstalledHost host) {
    if (!(situation.counts(step.scope()) instanceof Answer.Yes)) {
      return false;
    }
    var when = step.when();
    return when.isEmpty()
        || switch (situation.ask(
            when.get(), hop.from(), hop.to(), Optional.of(host), turn.rolled())) {
          case Answer.Yes _ -> true;
          case Answer.No _ -> false;
          case Answer.Unknown(var what) -> {
            problems.add(
                "Step %s on %s: Expected to know all that `%s` asks for, but %s"
                    .formatted(step.id(), host.id(), when.get(), what));
            yield false;
          }
        };
  }

  private Stage stage(Step step, Turn turn, List<PlannedRun> runs) {
    var unavailable = new TreeSet<>(down);
    unavailable.addAll(step.downtime().during());
    var precautions = step.precautions();
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
        runs,
        onlyIf(precautions.once()),
        step.shares().isEmpty() ? Optional.empty() : Optional.of(step.shares()),
        precautions.confirm().map(Checklist::items),
        precautions.gate().map(StageList::word),
        onlyIf(precautions.reboots()),
        precautions.confirm().flatMap(Checklist::title),
        turn.inPlan(),
        step.scope().components().isEmpty()
            ? Optional.empty()
            : Optional.of(step.scope().components()),
        Optional.empty());
  }

  private static Optional<Boolean> onlyIf(boolean said) {
    return said ? Optional.of(true) : Optional.empty();
  }

  private static String word(Gate gate) {
    return gate.name().toLowerCase(Locale.ROOT);
  }
}
