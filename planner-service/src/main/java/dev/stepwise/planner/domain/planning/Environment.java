package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Variable;
import java.util.SortedMap;
import java.util.TreeMap;

/// What scripts see as environment variables, as far as an installation alone decides it.
final class Environment {
  private Environment() {}

  /// Parameters, then the host's own variables, then Stepwise's; defaults filled in.
  static SortedMap<String, String> ofHost(
      UpgradeId id, Playbook playbook, Installation installation, InstalledHost host) {
    var environment = new TreeMap<String, String>();
    playbook.parameters().values().forEach(variable -> putDefault(environment, variable));
    environment.putAll(installation.parameters());
    environment.putAll(variablesOf(playbook, host));
    environment.put("STEPWISE_UPGRADE", id.value());
    environment.put("STEPWISE_HOST", host.id().value());
    return environment;
  }

  /// The host's own variables, defaults filled in.
  static SortedMap<String, String> variablesOf(Playbook playbook, InstalledHost host) {
    var variables = new TreeMap<String, String>();
    playbook.hostVariables().values().stream()
        .filter(variable -> variable.concerns(host.roles()))
        .forEach(variable -> putDefault(variables, variable));
    variables.putAll(host.variables());
    return variables;
  }

  private static void putDefault(SortedMap<String, String> into, Variable variable) {
    variable.defaultValue().ifPresent(value -> into.put(variable.name(), value));
  }
}
