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

  private static final String ROLLED = "ROLLED_";

  /// Of a probe: parameters, the host's own variables, and where it runs.
  Variables ofHost(InstalledHost host) {
    var environment = new Variables();
    environment.add("", declaredParameters(), parameters());
    environment.add("", playbook.hostVariables(), variablesOf(host));
    environment.put("STEPWISE_UPGRADE", id.value());
    environment.put("STEPWISE_HOST", host.id().value());
    return environment;
  }

  /// Of a step's run: also facts, the step's literals, the hop and what is said of its releases,
  /// and the host whose turn it is.
  Variables ofRun(
      InstalledHost host, Step step, Hop hop, Turn turn, int stage, Situation situation) {
    var environment = ofHost(host);
    environment.putAll(situation.facts().ofTheWhole());
    environment.putAll(situation.facts().of(host));
    environment.putAll(step.with());
    environment.put(FROM, hop.from().version());
    environment.put(TO, hop.to().version());
    environment.putAll(properties(hop, situation));
    environment.put("STEPWISE_STAGE", Integer.toString(stage));
    turn.rolled().ifPresent(rolled -> addRolled(environment, rolled));
    return environment;
  }

  /// Every property that any release has; empty for a release that does not have it.
  private SortedMap<String, String> properties(Hop hop, Situation situation) {
    var properties = new TreeMap<String, String>();
    for (var release : playbook.releases()) {
      for (var name : release.properties().keySet()) {
        properties.put(FROM + "_" + name, situation.properties(hop.from()).getOrDefault(name, ""));
        properties.put(TO + "_" + name, situation.properties(hop.to()).getOrDefault(name, ""));
      }
    }
    return properties;
  }

  /// What the installation says, defaults filled in; of a secret the reference.
  SortedMap<String, String> parameters() {
    var parameters = defaults(declaredParameters());
    parameters.putAll(installation.parameters());
    return parameters;
  }

  private SortedMap<String, Variable> declaredParameters() {
    var declared = new TreeMap<>(playbook.parameters());
    declared.values().removeIf(variable -> !variable.scope().inTopology(installation.topology()));
    return declared;
  }

  private SortedMap<String, String> variablesOf(InstalledHost host) {
    var own = new TreeMap<>(playbook.hostVariables());
    own.values()
        .removeIf(variable ->
            !variable.concerns(host.roles())
                || !variable.scope().inTopology(installation.topology()));
    var variables = defaults(own);
    variables.putAll(host.variables());
    return variables;
  }

  private void addRolled(Variables environment, InstalledHost rolled) {
    environment.add(ROLLED, playbook.hostVariables(), variablesOf(rolled));
    environment.put(ROLLED + "HOST", rolled.id().value());
  }

  static SortedMap<String, String> defaults(SortedMap<String, Variable> variables) {
    var defaults = new TreeMap<String, String>();
    variables
        .values()
        .forEach(variable ->
            variable.defaultValue().ifPresent(value -> defaults.put(variable.name(), value)));
    return defaults;
  }
}
