package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Role;
import dev.stepwise.playbook.ValueType;
import dev.stepwise.playbook.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares an installation with what its playbook asks of it.
public final class InstallationCheck {
  private final Playbook playbook;
  private final Installation installation;
  private final List<String> problems = new ArrayList<>();

  private InstallationCheck(Playbook playbook, Installation installation) {
    this.playbook = playbook;
    this.installation = installation;
  }

  /// What is wrong, each as a sentence; empty when nothing is.
  public static List<String> problems(Playbook playbook, Installation installation) {
    var check = new InstallationCheck(playbook, installation);
    check.platform();
    check.rolesHere().values().forEach(check::number);
    check.values("the installation", check.here(playbook.parameters()), installation.parameters());
    installation.hosts().forEach(check::host);
    return List.copyOf(check.problems);
  }

  private void platform() {
    if (!playbook.platform().equals(installation.platform())) {
      add("platform %s, but it is %s", playbook.platform(), installation.platform());
    }
    if (!playbook.topologies().contains(installation.topology())) {
      add(
          "the topology to be one of %s, but it is %s",
          listed(playbook.topologies()), installation.topology());
    }
  }

  private void number(Role role) {
    int hosts = installation.withRole(role.name()).size();
    if (hosts < role.min()) {
      add(
          "at least %d host of role %s (%s), but there is %d",
          role.min(), role.name(), role.description(), hosts);
    }
    if (hosts > role.max().orElse(Integer.MAX_VALUE)) {
      add(
          "at most %d host of role %s (%s), but there are %d",
          role.max().orElseThrow(), role.name(), role.description(), hosts);
    }
  }

  private void host(InstalledHost host) {
    for (var role : host.roles()) {
      if (!rolesHere().containsKey(role)) {
        add(
            "the roles of host %s to be among %s, but it has %s%s",
            host.id(), listed(rolesHere().keySet()), role, elsewhere(role));
      }
    }
    values("host " + host.id(), variablesOf(host), host.variables());
    host.become().flatMap(Become::password).ifPresent(password -> reference(host, password));
  }

  /// What was written is not repeated: it may be the password itself.
  private void reference(InstalledHost host, String password) {
    if (!ValueType.SECRET.accepts(password)) {
      add(
          "become.password of host %s to be %s, but it is something else",
          host.id(), ValueType.SECRET.words());
    }
  }

  private Map<String, Variable> variablesOf(InstalledHost host) {
    var variables = here(playbook.hostVariables());
    variables.values().removeIf(variable -> !variable.concerns(host.roles()));
    return variables;
  }

  private String elsewhere(String role) {
    var known = playbook.roles().get(role);
    return known == null
        ? ""
        : ", which there is only in topology " + listed(known.scope().topologies());
  }

  /// The roles that there are in the installation's topology.
  private TreeMap<String, Role> rolesHere() {
    var roles = new TreeMap<>(playbook.roles());
    roles.values().removeIf(role -> !role.scope().inTopology(installation.topology()));
    return roles;
  }

  private TreeMap<String, Variable> here(SortedMap<String, Variable> variables) {
    var here = new TreeMap<>(variables);
    here.values().removeIf(variable -> !variable.scope().inTopology(installation.topology()));
    return here;
  }

  private void values(
      String whose, Map<String, Variable> variables, SortedMap<String, String> values) {
    for (var variable : variables.values()) {
      if (!values.containsKey(variable.name()) && variable.defaultValue().isEmpty()) {
        add("%s to say %s (%s), but it does not", whose, variable.name(), variable.description());
      }
    }
    values.forEach((name, value) -> {
      var variable = variables.get(name);
      if (variable == null) {
        add("%s to say only %s, but it says %s", whose, listed(variables.keySet()), name);
      } else if (!variable.accepts(value)) {
        add(
            "%s of %s to be %s, but it is %s",
            name,
            whose,
            variable.words(),
            variable.isSecret() ? "something else" : "'" + value + "'");
      }
    });
  }

  private void add(String sentence, Object... values) {
    problems.add("Expected " + sentence.formatted(values));
  }

  private static String listed(Collection<String> words) {
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
