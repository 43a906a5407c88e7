package dev.stepwise.playbook;

import java.util.Optional;

/// A step, where it is written, and what brought it into its procedure.
record PlacedStep(Step step, Place place, Optional<Place> use) {
  /// Where to complain of what is the use's fault rather than the sequence's.
  Place fault() {
    return use.orElse(place);
  }
}
