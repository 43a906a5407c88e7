package dev.stepwise.playbooks;

import dev.stepwise.playbook.Part;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Roll;
import dev.stepwise.playbook.ScriptedAction;
import dev.stepwise.playbook.Step;
import dev.stepwise.playbook.StepEffect;
import dev.stepwise.playbook.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Carries a procedure out on practice hosts, one run after the other, and undoes it in reverse. It
/// trusts the loader and plans nothing: which path, which risks and what time are the planner's.
final class Rehearsal {
  /// Where it went wrong, and what was said.
  record Trouble(String step, String host, String part, String said) {}

  private record Run(Step step, String host, String turn, Optional<String> rolled) {}

  private record Begun(Run run, SortedMap<String, String> environment, Map<String, String> facts) {}

  private static final int PROBES = 6;

  private final Playbook playbook;
  private final PracticeHosts hosts;
  private final SortedMap<String, String> parameters;
  private final Map<String, SortedMap<String, String>> discovered = new TreeMap<>();
  private final List<Begun> log = new ArrayList<>();

  Rehearsal(Playbook playbook, PracticeHosts hosts, Map<String, String> parameters) {
    this.playbook = playbook;
    this.hosts = hosts;
    this.parameters = defaults(playbook.parameters().values().stream().toList());
    this.parameters.putAll(hosts.parameters());
    this.parameters.putAll(parameters);
    discover();
  }

  /// What the facts' scripts found on a host.
  SortedMap<String, String> discovered(String host) {
    return PracticeHosts.at(discovered, host);
  }

  /// Every step of a procedure on every host, up to the first trouble.
  Optional<Trouble> upgrade(String procedure) throws IOException {
    return upgrade(procedure, Integer.MAX_VALUE, _ -> true);
  }

  /// Only some steps, and of each roll only the first turns.
  Optional<Trouble> upgrade(String procedure, int turns, Predicate<String> wanted)
      throws IOException {
    for (var part : playbook.procedure(procedure).parts()) {
      for (var run : runs(part, turns)) {
        if (wanted.test(run.step().id().value()) && concerns(run)) {
          var trouble = begin(run);
          if (trouble.isPresent()) {
            return trouble;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Undoes whatever was begun, the last first.
  Optional<Trouble> rollBack() throws IOException {
    for (var begun : log.reversed()) {
      if (begun.run().step().effect() instanceof StepEffect.Reversible(var undo, _, _, _)) {
        var environment = new TreeMap<>(begun.environment());
        environment.putAll(begun.facts());
        var trouble = act(begun.run(), undo, environment, new TreeMap<>());
        if (trouble.isPresent()) {
          return trouble;
        }
      }
    }
    return Optional.empty();
  }

  /// Asks one probe or runs one script on a host, as the host's last run would have.
  PracticeHosts.Answer ask(String host, String script) {
    var last = log.reversed().stream().filter(run -> run.run().host().equals(host)).findFirst();
    return hosts.run(host, playbook.textOf(script), last.orElseThrow().environment());
  }

  private void discover() {
    for (var host : hosts.hosts()) {
      var found = new TreeMap<String, String>();
      for (var fact : playbook.facts().values()) {
        if (hosts.roles(host).stream().anyMatch(fact.roles()::contains)) {
          var answer = hosts.run(host, playbook.textOf(fact.script()), ofHost(host));
          if (answer.exit() != 0) {
            throw new IllegalStateException(fact.name() + " on " + host + ": " + answer);
          }
          found.put(fact.name(), answer.text());
        }
      }
      discovered.put(host, found);
    }
  }

  private List<Run> runs(Part part, int turns) {
    return switch (part) {
      case Step step -> runs(step, withAnyOf(step.on()), "", Optional.empty());
      case Roll roll ->
          inTurn(roll).stream()
              .limit(turns)
              .flatMap(host ->
                  roll.steps().stream()
                      .flatMap(step ->
                          runs(
                              step,
                              step.on().isEmpty() ? List.of(host) : withAnyOf(step.on()),
                              roll.over() + " " + host,
                              Optional.of(host))
                              .stream()))
              .toList();
    };
  }

  private static List<Run> runs(Step step, List<String> on, String turn, Optional<String> rolled) {
    return on.stream().map(host -> new Run(step, host, turn, rolled)).toList();
  }

  private List<String> inTurn(Roll roll) {
    var order = new ArrayList<>(withAnyOf(List.of(roll.over())));
    roll.last()
        .ifPresent(last ->
            order.sort(
                Comparator.comparing(
                    host -> "true".equals(PracticeHosts.at(discovered, host).get(last)))));
    return order;
  }

  private List<String> withAnyOf(List<String> roles) {
    return hosts.hosts().stream()
        .filter(host -> hosts.roles(host).stream().anyMatch(roles::contains))
        .toList();
  }

  private boolean concerns(Run run) {
    return run.step()
        .when()
        .map(when -> when.holds(Map.of("parameters", parameters, "facts", ofTheWhole())))
        .orElse(true);
  }

  private Optional<Trouble> begin(Run run) throws IOException {
    var environment = environmentOf(run);
    var facts = new TreeMap<String, String>();
    log.add(new Begun(run, environment, facts));
    return act(run, run.step().action(), environment, facts);
  }

  private Optional<Trouble> act(
      Run run,
      ScriptedAction action,
      SortedMap<String, String> environment,
      Map<String, String> facts)
      throws IOException {
    if (action.check().isPresent()) {
      var check = hosts.run(run.host(), playbook.textOf(action.check().get()), environment);
      if (check.exit() != 0) {
        return trouble(run, "check", check.text());
      }
    }
    var captured = Files.createTempFile("facts", ".txt");
    var withFacts = new TreeMap<>(environment);
    withFacts.put("STEPWISE_FACTS", captured.toString());
    var answer = hosts.run(run.host(), playbook.textOf(action.run().orElseThrow()), withFacts);
    for (var line : Files.readAllLines(captured)) {
      facts.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    Files.delete(captured);
    if (answer.exit() != 0
        || !facts.keySet().containsAll(action.facts())
        || action.forbid().stream()
            .anyMatch(f -> Pattern.compile(f).matcher(answer.text()).find())) {
      return trouble(run, "run", answer.text());
    }
    return action.verify().flatMap(probe -> verify(run, probe, environment));
  }

  private Optional<Trouble> verify(Run run, String probe, SortedMap<String, String> environment) {
    var answer = hosts.run(run.host(), playbook.textOf(probe), environment);
    for (int again = 1; again < PROBES && answer.exit() != 0; again++) {
      answer = hosts.run(run.host(), playbook.textOf(probe), environment);
    }
    return answer.exit() == 0 ? Optional.empty() : trouble(run, "verify", answer.text());
  }

  private static Optional<Trouble> trouble(Run run, String part, String said) {
    return Optional.of(new Trouble(run.step().id().value(), run.host(), part, said));
  }

  private SortedMap<String, String> environmentOf(Run run) {
    var environment = ofHost(run.host());
    environment.putAll(ofTheWhole());
    environment.putAll(discovered.get(run.host()));
    environment.putAll(run.step().with());
    environment.put("FROM", "0.6.9");
    environment.put("TO", "0.9.2");
    run.rolled()
        .ifPresent(rolled ->
            variables(rolled).forEach((name, value) -> environment.put("ROLLED_" + name, value)));
    for (var begun : log) {
      boolean inSameTurn = !run.turn().isEmpty() && run.turn().equals(begun.run().turn());
      if (inSameTurn || run.host().equals(begun.run().host())) {
        environment.putAll(begun.facts());
      }
    }
    return environment;
  }

  private SortedMap<String, String> ofHost(String host) {
    var environment = new TreeMap<>(parameters);
    environment.putAll(variables(host));
    environment.put("STEPWISE_UPGRADE", "rehearsal");
    environment.put("STEPWISE_HOST", host);
    return environment;
  }

  private SortedMap<String, String> variables(String host) {
    var variables =
        defaults(
            playbook.hostVariables().values().stream()
                .filter(variable -> variable.concerns(hosts.roles(host)))
                .toList());
    variables.putAll(hosts.variables(host));
    return variables;
  }

  private SortedMap<String, String> ofTheWhole() {
    var whole = new TreeMap<String, String>();
    for (var fact : playbook.facts().keySet()) {
      var values = discovered.values().stream().filter(found -> found.containsKey(fact)).toList();
      if (values.size() == 1) {
        whole.put(fact, values.getFirst().get(fact));
      }
    }
    return whole;
  }

  private static SortedMap<String, String> defaults(List<Variable> variables) {
    var defaults = new TreeMap<String, String>();
    variables.forEach(variable ->
        variable.defaultValue().ifPresent(value -> defaults.put(variable.name(), value)));
    return defaults;
  }
}
