package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.Optional;

/// Says of some moves between releases whether and how they are made.
public sealed interface PathRule {
  /// The moves of which it speaks.
  Moves moves();

  /// The passage of the manual that says so.
  Optional<String> cite();

  /// The releases that it starts from.
  default ReleaseRange from() {
    return moves().from();
  }

  /// The releases that it leads to.
  default Destination to() {
    return moves().to();
  }

  /// Whether the rule speaks of a move, as far as the releases say; [Moves#when()] and
  /// [Moves#scope()] are to be asked beside.
  ///
  /// @param neighbours whether no release of the catalogue lies between the two
  default boolean matches(Release origin, Release target, boolean neighbours) {
    return moves().match(origin, target, neighbours);
  }

  /// The move is allowed.
  ///
  /// @param procedure how it is made
  /// @param direct whether nothing is won by visiting the releases in between
  record Allowed(Moves moves, String procedure, boolean direct, Optional<String> cite)
      implements PathRule {}

  /// The move is not allowed.
  ///
  /// @param why what would go wrong
  /// @param advice what to do instead
  record Forbidden(Moves moves, String why, Optional<String> advice, Optional<String> cite)
      implements PathRule {}
}
