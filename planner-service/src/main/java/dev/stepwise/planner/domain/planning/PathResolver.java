package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Playbook;

/// Finds the way from one release to another over the catalogue.
public final class PathResolver {
  private PathResolver() {}

  /// The path that the policy prefers, or why there is none.
  public static Path resolve(Playbook playbook, Release from, Release to, Policy policy) {
    return new Path.None(
        "Expected a path from %s to %s".formatted(from, to), policy.word() + playbook.title());
  }
}
