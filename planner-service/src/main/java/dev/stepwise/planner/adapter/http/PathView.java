package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.planner.domain.planning.Path;
import dev.stepwise.planner.domain.planning.PathResolver;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.planner.domain.planning.Situation;
import dev.stepwise.playbook.Catalogue;
import java.util.List;
import java.util.Optional;

/// The way that a policy takes, or why there is none.
///
/// @param topology that is supposed
/// @param variant that is supposed, when there is a choice
/// @param notInOneHop of several hops, why there is no single one
record PathView(
    String policy,
    Optional<String> topology,
    Optional<String> variant,
    List<Hop> hops,
    Optional<String> notInOneHop,
    Optional<String> reason,
    Optional<String> advice) {
  static PathView of(Situation situation, Catalogue catalogue, Release to, Policy policy) {
    var topology = situation.topology();
    var variant = Optional.of(situation.selection().variant()).filter(name -> !name.isEmpty());
    return switch (PathResolver.resolve(situation, catalogue, to, policy)) {
      case Path.Found(var hops, var notInOneHop) ->
          new PathView(
              policy.word(),
              topology,
              variant,
              hops,
              notInOneHop,
              Optional.empty(),
              Optional.empty());
      case Path.None(var reason, var advice) ->
          new PathView(
              policy.word(),
              topology,
              variant,
              List.of(),
              Optional.empty(),
              Optional.of(reason),
              Optional.of(advice));
    };
  }
}
