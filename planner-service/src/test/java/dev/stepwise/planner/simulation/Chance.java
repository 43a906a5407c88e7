package dev.stepwise.planner.simulation;

import java.util.List;
import java.util.SplittableRandom;

/// All that is left to chance, out of one seed. When it is calm, nothing goes wrong any more.
final class Chance {
  private final SplittableRandom random;
  private boolean calm;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  void calm() {
    calm = true;
  }

  boolean isCalm() {
    return calm;
  }

  /// Whether a fault of that probability strikes now; none does when it is calm.
  boolean strikes(double probability) {
    return random.nextDouble() < probability && !calm;
  }

  /// Whether something happens that is no fault.
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
