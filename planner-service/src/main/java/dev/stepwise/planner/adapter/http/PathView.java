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
/// @param notInOneHop of several hops, why there is no single one
record PathView(
    String policy,
    List<Hop> hops,
    Optional<String> notInOneHop,
    Optional<String> reason,
    Optional<String> advice) {
  static PathView of(Situation situation, Catalogue catalogue, Release to, Policy policy) {
    return switch (PathResolver.resolve(situation, catalogue, to, policy)) {
      case Path.Found(var hops, var notInOneHop) ->
          new PathView(policy.word(), hops, notInOneHop, Optional.empty(), Optional.empty());
      case Path.None(var reason, var advice) ->
          new PathView(
              policy.word(), List.of(), Optional.empty(), Optional.of(reason), Optional.of(advice));
    };
  }
}
