package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.planner.application.NotPossible;
import dev.stepwise.planner.domain.planning.Selection;
import dev.stepwise.planner.domain.planning.Situation;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What somebody supposes who asks for a path without an installation. Of topologies and variants
/// that nobody names, the playbook's first is supposed; facts that nobody names are not known.
///
/// @param facts each as `NAME=value`
record Supposition(Optional<String> topology, Optional<String> variant, List<String> facts) {
  /// Fails with [NotPossible] when there is no such variant or topology.
  Situation of(Playbook playbook, Release installed) {
    var choice = new Choice(variant, Optional.empty());
    var problems = Selection.problems(playbook, choice);
    if (!problems.isEmpty()) {
      throw new NotPossible(String.join("; ", problems));
    }
    topology.ifPresent(name -> requireTopology(playbook, name));
    return Situation.supposed(
        playbook,
        Selection.of(playbook, choice),
        topology.or(() -> playbook.topologies().stream().findFirst()),
        known(),
        installed);
  }

  private static void requireTopology(Playbook playbook, String name) {
    if (!playbook.topologies().contains(name)) {
      throw new NotPossible(
          "Expected the topology to be one of %s, but it is %s"
              .formatted(String.join(", ", playbook.topologies()), name));
    }
  }

  private SortedMap<String, String> known() {
    var known = new TreeMap<String, String>();
    for (var fact : facts) {
      int sign = fact.indexOf('=');
      if (sign < 1) {
        throw new IllegalArgumentException(
            "Expected a fact as NAME=value, but got '%s'".formatted(fact));
      }
      known.put(fact.substring(0, sign), fact.substring(sign + 1));
    }
    return known;
  }
}
