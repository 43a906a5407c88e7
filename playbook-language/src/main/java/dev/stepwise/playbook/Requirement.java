package dev.stepwise.playbook;

import java.util.List;
import java.util.Optional;

/// What must fit (versions of what stands around the platform, for the most part) before there is a
/// plan. All that do not hold are told at once.
///
/// @param to asked only for hops to these releases; empty for every hop
/// @param when asked only when this holds
/// @param on asked for each host of these roles, with `facts.host`; empty to ask it once
/// @param must what has to hold
/// @param otherwise what follows when it does not hold, or is not known
/// @param why what would go wrong
/// @param advice what to do first
/// @param scope the topologies and variants for which it is asked
public record Requirement(
    String id,
    String title,
    Optional<ReleaseRange> to,
    Optional<Condition> when,
    List<String> on,
    Condition must,
    Otherwise otherwise,
    String why,
    Optional<String> advice,
    Optional<String> cite,
    Scope scope) {
  /// What follows when a requirement does not hold, or is not known.
  public enum Otherwise {
    /// There is no plan.
    REFUSE,
    /// A person signs for it before the first step: a waiver.
    CONFIRM
  }

  public Requirement {
    on = List.copyOf(on);
  }
}
