package dev.stepwise.rehearsal;

import java.time.Duration;
import java.util.Random;

/// At which moments scripts are killed: anywhere between their start and their usual end.
final class Kills {
  private static final Duration LEAST = Duration.ofMillis(40);

  private final Random random;

  Kills(long seed) {
    this.random = new Random(seed);
  }

  /// @param usual how long the script usually takes
  Duration within(Duration usual) {
    long span = Math.max(usual.toMillis(), LEAST.toMillis());
    return Duration.ofMillis((long) (random.nextDouble() * span));
  }
}
