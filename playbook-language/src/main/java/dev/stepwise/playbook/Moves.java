package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.Optional;

/// The moves between releases of which a path rule speaks.
///
/// @param from the releases that they start from
/// @param to the releases that they lead to
/// @param when what must hold beside; see the README for what an unknown answer means
/// @param scope the topologies and variants for which the rule is made
public record Moves(ReleaseRange from, Destination to, Optional<Condition> when, Scope scope) {
  /// Moves that depend on nothing but the releases.
  public static Moves of(ReleaseRange from, Destination to) {
    return new Moves(from, to, Optional.empty(), Scope.EVERYWHERE);
  }

  /// Whether a move is among them as far as the releases say.
  ///
  /// @param neighbours whether no release of the catalogue lies between the two
  public boolean match(Release origin, Release target, boolean neighbours) {
    return from.contains(origin) && to.includes(target, neighbours);
  }
}
