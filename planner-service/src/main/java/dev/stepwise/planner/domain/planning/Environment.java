package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Step;
import dev.stepwise.playbook.Variable;
import java.util.SortedMap;
import java.util.TreeMap;

/// What scripts see as environment variables.
record Environment(UpgradeId id, Playbook playbook, Installation installation) {
  static final String FROM = "FROM";
  static final String TO = "TO";

  /// Of a probe: parameters, the host's own variables, and where it runs.
  SortedMap<String, String> ofHost(InstalledHost host) {
    var environment = new TreeMap<>(parameters());
    environment.putAll(variablesOf(host));
    environment.put("STEPWISE_UPGRADE", id.value());
    environment.put("STEPWISE_HOST", host.id().value());
    return environment;
  }

  /// Of a step's run: also facts, the step's literals, the hop, and the host whose turn it is.
  SortedMap<String, String> ofRun(
      InstalledHost host, Step step, Hop hop, Turn turn, int stage, FactSheet facts) {
    var environment = new TreeMap<>(ofHost(host));
    environment.putAll(facts.ofTheWhole());
    environment.putAll(facts.of(host));
    environment.putAll(step.with());
    environment.put(FROM, hop.from().version());
    environment.put(TO, hop.to().version());
    environment.put("STEPWISE_STAGE", Integer.toString(stage));
    turn.rolled().ifPresent(rolled -> environment.putAll(ofRolled(rolled)));
    return environment;
  }

  /// What the installation says, defaults filled in.
  SortedMap<String, String> parameters() {
    var parameters = defaults(playbook.parameters());
    parameters.putAll(installation.parameters());
    return parameters;
  }

  private SortedMap<String, String> variablesOf(InstalledHost host) {
    var own = new TreeMap<>(playbook.hostVariables());
    own.values().removeIf(variable -> !variable.concerns(host.roles()));
    var variables = defaults(own);
    variables.putAll(host.variables());
    return variables;
  }

  private SortedMap<String, String> ofRolled(InstalledHost rolled) {
    var environment = new TreeMap<String, String>();
    variablesOf(rolled).forEach((name, value) -> environment.put("ROLLED_" + name, value));
    environment.put("ROLLED_HOST", rolled.id().value());
    return environment;
  }

  private static SortedMap<String, String> defaults(SortedMap<String, Variable> variables) {
    var defaults = new TreeMap<String, String>();
    variables
        .values()
        .forEach(variable ->
            variable.defaultValue().ifPresent(value -> defaults.put(variable.name(), value)));
    return defaults;
  }
}
