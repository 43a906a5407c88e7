package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.StoreUnavailable;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Waits for a database that is away, or for somebody who was faster.
final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private Patience() {}

  /// Does it, as often as it takes.
  static <T> T until(String what, Supplier<T> work) throws InterruptedException {
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return work.get();
      } catch (StoreUnavailable | ConcurrentUpgrade e) {
        LOG.warnf("Cannot %s, will try again: %s", what, e);
        Thread.sleep(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
