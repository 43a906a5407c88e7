package dev.stepwise.playbook;

import java.util.Optional;

/// Reads ranges of releases.
final class Ranges {
  private Ranges() {}

  /// The range of a key; empty when it is not there, or when it is none, which is then a problem.
  static Optional<ReleaseRange> read(Place place, String key, Problems problems) {
    return place.find(key).flatMap(at -> read(at, problems));
  }

  private static Optional<ReleaseRange> read(Place at, Problems problems) {
    try {
      return Optional.of(ReleaseRange.parse(at.text()));
    } catch (IllegalArgumentException e) {
      problems.add(at, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
