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
    return installation.hosts().stream()
        .map(host -> new ProbeHost(id, host, probesOf(playbook, host), environment.ofHost(host)))
        .toList();
  }

  private static SortedMap<String, ScriptText> probesOf(Playbook playbook, InstalledHost host) {
    var probes = new TreeMap<String, ScriptText>();
    playbook.facts().values().stream()
        .filter(fact -> isAsked(fact, host))
        .forEach(fact -> probes.put(fact.name(), textOf(playbook, fact)));
    return probes;
  }

  private static ScriptText textOf(Playbook playbook, Fact fact) {
    return new ScriptText(fact.script(), playbook.textOf(fact.script()));
  }

  /// Whether a fact is discovered on a host.
  static boolean isAsked(Fact fact, InstalledHost host) {
    return fact.roles().stream().anyMatch(host.roles()::contains);
  }
}
