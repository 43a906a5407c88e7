package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.playbook.Fact;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is asked of the hosts before planning.
public final class Discovery {
  private Discovery() {}

  /// One command per host, in the order of the installation. A host that has no fact is asked too:
  /// that it answers is worth knowing before an upgrade begins.
  public static List<ProbeHost> probes(UpgradeId id, Playbook playbook, Installation installation) {
    var environment = new Environment(id, playbook, installation);
    return installation.hosts().stream().map(host -> probe(environment, host)).toList();
  }

  private static ProbeHost probe(Environment environment, InstalledHost host) {
    var variables = environment.ofHost(host);
    return new ProbeHost(
        environment.id(),
        host,
        probesOf(environment.playbook(), environment.installation(), host),
        variables.open(),
        variables.secrets());
  }

  private static SortedMap<String, ScriptText> probesOf(
      Playbook playbook, Installation installation, InstalledHost host) {
    var probes = new TreeMap<String, ScriptText>();
    playbook.facts().values().stream()
        .filter(fact -> isAsked(fact, installation, host))
        .forEach(fact -> probes.put(fact.name(), textOf(playbook, fact)));
    return probes;
  }

  private static ScriptText textOf(Playbook playbook, Fact fact) {
    return new ScriptText(fact.script(), playbook.textOf(fact.script()));
  }

  /// Whether a fact is discovered on a host.
  static boolean isAsked(Fact fact, Installation installation, InstalledHost host) {
    return fact.scope().inTopology(installation.topology())
        && fact.roles().stream().anyMatch(host.roles()::contains);
  }
}
