package dev.stepwise.systemtests.campaign;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Something that goes wrong while an upgrade is under way.
interface Fault {
  /// As the table names it.
  String name();

  /// Lets it happen once, and puts back what was taken away. Recovery is counted from the return.
  ///
  /// @param random what is random about it
  /// @return when everything goes on again
  Recovery inject(Scene scene, RandomGenerator random) throws Exception;

  /// How long recovery may take at most.
  default Duration limit(Scene scene) {
    return scene.lease().plusSeconds(10);
  }
}
