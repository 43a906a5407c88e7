package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;
import java.util.Optional;

/// Says of some moves between releases whether and how they are made.
public sealed interface PathRule {
  /// The releases that it starts from.
  ReleaseRange from();

  /// The releases that it leads to; empty for every later one.
  Optional<ReleaseRange> to();

  /// The passage of the manual that says so.
  Optional<String> cite();

  /// Whether the rule speaks of a move. That `to` is later than `from` is the caller's to know.
  default boolean matches(Release origin, Release target) {
    return from().contains(origin) && to().map(range -> range.contains(target)).orElse(true);
  }

  /// The move is allowed.
  ///
  /// @param procedure how it is made
  /// @param direct whether nothing is won by visiting the releases in between
  record Allowed(
      ReleaseRange from,
      Optional<ReleaseRange> to,
      String procedure,
      boolean direct,
      Optional<String> cite)
      implements PathRule {}

  /// The move is not allowed.
  ///
  /// @param why what would go wrong
  /// @param advice what to do instead
  record Forbidden(
      ReleaseRange from,
      Optional<ReleaseRange> to,
      String why,
      Optional<String> advice,
      Optional<String> cite)
      implements PathRule {}
}
