package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.planner.domain.planning.Path;
import dev.stepwise.planner.domain.planning.PathResolver;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.playbook.Playbook;
import java.util.List;
import java.util.Optional;

/// The way that a policy takes, or why there is none.
record PathView(String policy, List<Hop> hops, Optional<String> reason, Optional<String> advice) {
  static PathView of(Playbook playbook, Release from, Release to, Policy policy) {
    return switch (PathResolver.resolve(playbook, from, to, policy)) {
      case Path.Found(var hops) ->
          new PathView(policy.word(), hops, Optional.empty(), Optional.empty());
      case Path.None(var reason, var advice) ->
          new PathView(policy.word(), List.of(), Optional.of(reason), Optional.of(advice));
    };
  }
}
