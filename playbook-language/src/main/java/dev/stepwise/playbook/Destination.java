package dev.stepwise.playbook;

import dev.stepwise.contracts.Release;

/// The releases that a path rule leads to. That they lie in the right direction (later for `paths`,
/// earlier for `downgrades`) is the caller's to know.
public sealed interface Destination {
  /// Every release in that direction: `later`, `earlier`.
  record Any() implements Destination {}

  /// Only the neighbour in the catalogue: `next`, `previous`.
  record Neighbour() implements Destination {}

  /// The releases of a range.
  record Within(ReleaseRange range) implements Destination {}

  /// Whether a release is among them.
  ///
  /// @param neighbour whether no release of the catalogue lies between it and the start of the move
  default boolean includes(Release target, boolean neighbour) {
    return switch (this) {
      case Any _ -> true;
      case Neighbour _ -> neighbour;
      case Within(var range) -> range.contains(target);
    };
  }
}
