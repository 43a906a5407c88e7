package dev.stepwise.systemtests.campaign;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for something that must come. When it does not, something hangs, and that fails the
/// campaign.
final class Await {
  /// Much longer than anything may take.
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private Await() {}

  static void until(String what, BooleanSupplier isSo) throws InterruptedException {
    until(what, PATIENCE, isSo);
  }

  /// With a patience of one's own, for what may have to wait for a whole upgrade.
  static void until(String what, Duration patience, BooleanSupplier isSo)
      throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!holds(isSo)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Expected %s within %s, but it did not come".formatted(what, patience));
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  /// What cannot be asked now, because the database is away, is not known to be so.
  private static boolean holds(BooleanSupplier isSo) {
    try {
      return isSo.getAsBoolean();
    } catch (IllegalStateException _) {
      return false;
    }
  }
}
