package dev.stepwise.notifier.application;

import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Waits for a database that is away, for as long as it takes.
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration MOST = Duration.ofSeconds(5);

  private volatile boolean stopped;

  /// Repeats work until it succeeds, and says whether it did; it does not when the service stops.
  /// Only what no repetition can heal is thrown.
  public boolean untilDone(String what, Runnable work) {
    var wait = FIRST;
    while (!stopped) {
      try {
        work.run();
        return true;
      } catch (CorruptHistory | UnreadableMessage e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.warnf(e, "Expected to %s, but could not; trying again in %s", what, wait);
      }
      if (!sleep(wait)) {
        return false;
      }
      wait = wait.multipliedBy(2).compareTo(MOST) > 0 ? MOST : wait.multipliedBy(2);
    }
    return false;
  }

  /// From now on nothing is repeated any more.
  public void stop() {
    stopped = true;
  }

  private static boolean sleep(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
