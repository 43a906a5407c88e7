package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks for paths between the releases of small playbooks that have nothing but rules.
final class Paths {
  private static final String FRAME =
      """
      platform: line
      title: Line
      topologies: [%s]
      variants:
        app: {title: only the application}
        infra: {title: all of it}
      roles:
        node: {description: does it all, min: 1}
      facts:
        VERSION: {on: node, run: facts/version.sh}
        HEAD: {on: node, run: facts/head.sh}
      installed: VERSION
      paths:
      %s
      procedures:
        one: {steps: [{id: a, title: A, on: node, run: scripts/a.sh, effect: none}]}
        two: {steps: [{id: a, title: A, on: node, run: scripts/a.sh, effect: none}]}
      """;

  private final Playbook playbook;
  private final Optional<String> variant;
  private final Optional<String> topology;
  private final Map<String, String> facts;

  private Paths(
      Playbook playbook,
      Optional<String> variant,
      Optional<String> topology,
      Map<String, String> facts) {
    this.playbook = playbook;
    this.variant = variant;
    this.topology = topology;
    this.facts = facts;
  }

  /// @param releases a line each, as in `releases.yaml`
  /// @param rules what stands under `paths`, and may go on with `downgrades`
  static Paths of(java.nio.file.Path folder, String releases, String rules) {
    return of(folder, "any", releases, rules);
  }

  static Paths of(java.nio.file.Path folder, String topologies, String releases, String rules) {
    return new Paths(
        Estate.playbook(folder, FRAME.formatted(topologies, rules), "releases:\n" + releases),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  Paths by(String chosen) {
    return new Paths(playbook, Optional.of(chosen), topology, facts);
  }

  Paths in(String known) {
    return new Paths(playbook, variant, Optional.of(known), facts);
  }

  Paths knowing(String fact, String value) {
    return new Paths(playbook, variant, topology, Map.of(fact, value));
  }

  Path ask(String from, String to, Policy policy, Catalogue catalogue) {
    var selection = Selection.of(playbook, new Choice(variant, Optional.empty()));
    return PathResolver.resolve(
        Situation.supposed(playbook, selection, topology, facts, Estate.release(from)),
        catalogue,
        Estate.release(to),
        policy);
  }

  /// The releases on the way, under the safest policy: `1.0 2.0 3.0`.
  String safest(String from, String to) {
    return way(ask(from, to, Policy.SAFEST, Catalogue.REAL));
  }

  String fewest(String from, String to) {
    return way(ask(from, to, Policy.FEWEST, Catalogue.REAL));
  }

  /// By the manual's own catalogue.
  String byTheBook(String from, String to) {
    return way(ask(from, to, Policy.SAFEST, Catalogue.MANUAL));
  }

  Path.None refused(String from, String to) {
    return switch (ask(from, to, Policy.SAFEST, Catalogue.REAL)) {
      case Path.Found found -> throw new AssertionError(found);
      case Path.None none -> none;
    };
  }

  List<String> procedures(String from, String to) {
    return switch (ask(from, to, Policy.SAFEST, Catalogue.REAL)) {
      case Path.Found found -> found.hops().stream().map(hop -> hop.procedure()).toList();
      case Path.None none -> throw new AssertionError(none);
    };
  }

  private static String way(Path path) {
    return switch (path) {
      case Path.Found found ->
          found.hops().getFirst().from()
              + " "
              + String.join(" ", found.hops().stream().map(hop -> hop.to().version()).toList());
      case Path.None none -> none.reason();
    };
  }
}
