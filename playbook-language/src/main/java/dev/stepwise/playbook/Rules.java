package dev.stepwise.playbook;

import java.util.List;

/// What a playbook rules about moves between releases.
///
/// @param paths which later release may follow which; the first that decides counts
/// @param downgrades the same for moves to an earlier release
/// @param requirements what must fit before there is a plan
public record Rules(
    List<PathRule> paths, List<PathRule> downgrades, List<Requirement> requirements) {
  public Rules {
    paths = List.copyOf(paths);
    downgrades = List.copyOf(downgrades);
    requirements = List.copyOf(requirements);
  }

  /// Only rules of which release may follow which.
  public static Rules of(List<PathRule> paths) {
    return new Rules(paths, List.of(), List.of());
  }
}
