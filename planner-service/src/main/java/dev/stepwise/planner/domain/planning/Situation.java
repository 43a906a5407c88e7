package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Answer;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Condition;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Scope;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a playbook's conditions can ask about. What is not in it is unknown, which is no answer.
///
/// @param topology empty when no installation is spoken of
/// @param parameters with their defaults; of a secret the reference
/// @param installed the release at the start of the path
public record Situation(
    Playbook playbook,
    Selection selection,
    Optional<String> topology,
    SortedMap<String, String> parameters,
    FactSheet facts,
    Release installed) {
  public Situation {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /// That of an installation.
  public static Situation of(
      Playbook playbook,
      Installation installation,
      Selection selection,
      FactSheet facts,
      Release installed) {
    var parameters = Environment.defaults(playbook.parameters());
    parameters.putAll(installation.parameters());
    return new Situation(
        playbook, selection, Optional.of(installation.topology()), parameters, facts, installed);
  }

  /// That of no installation in particular: only what is said is known.
  public static Situation supposed(
      Playbook playbook,
      Selection selection,
      Optional<String> topology,
      Map<String, String> facts,
      Release installed) {
    var only =
        playbook.topologies().size() == 1
            ? playbook.topologies().stream()
            : Optional.<String>empty().stream();
    return new Situation(
        playbook,
        selection,
        topology.or(only::findFirst),
        Environment.defaults(playbook.parameters()),
        FactSheet.of(Map.of(new HostId("supposed"), new TreeMap<>(facts))),
        installed);
  }

  /// Whether a part of the playbook counts here.
  Answer counts(Scope scope) {
    if (!scope.inVariant(selection.variant()) || !scope.withComponents(selection.components())) {
      return new Answer.No();
    }
    if (topology.isEmpty() && !scope.topologies().isEmpty()) {
      return new Answer.Unknown("the topology is not known");
    }
    return scope.inTopology(topology.orElse("")) ? new Answer.Yes() : new Answer.No();
  }

  /// The answer to a condition about a move.
  Answer ask(Condition condition, Release from, Release to) {
    return ask(condition, from, to, Optional.empty(), Optional.empty());
  }

  /// The answer to a condition about a move, asked for a host.
  ///
  /// @param host who would run
  /// @param rolled whose turn it is
  Answer ask(
      Condition condition,
      Release from,
      Release to,
      Optional<InstalledHost> host,
      Optional<InstalledHost> rolled) {
    var inputs = new TreeMap<String, Object>();
    inputs.put("from", from.version());
    inputs.put("to", to.version());
    inputs.put("installed", installed.version());
    topology.ifPresent(known -> inputs.put("topology", known));
    inputs.put("variant", selection.variant());
    inputs.put("components", selection.components());
    inputs.put("parameters", parameters);
    inputs.put("facts", facts(host, rolled));
    inputs.put("properties", Map.of("from", properties(from), "to", properties(to)));
    return condition.ask(inputs);
  }

  private SortedMap<String, Object> facts(
      Optional<InstalledHost> host, Optional<InstalledHost> rolled) {
    var known = new TreeMap<String, Object>(facts.ofTheWhole());
    known.put("all", facts.byName());
    host.ifPresent(one -> known.put("host", facts.of(one)));
    rolled.ifPresent(one -> known.put("rolled", facts.of(one)));
    return known;
  }

  /// What is said of a release.
  SortedMap<String, String> properties(Release release) {
    return playbook
        .find(release)
        .map(CatalogueRelease::properties)
        .orElse(Collections.emptySortedMap());
  }
}
