package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.planner.application.OutboxRelay;
import dev.stepwise.planner.application.Signals;
import dev.stepwise.planner.application.StoreUnavailable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the relay going: at once after a commit of this process, and from time to time for those
/// of others.
@ApplicationScoped
class RelayLoop {
  private static final Logger LOG = Logger.getLogger(RelayLoop.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

  private final OutboxRelay relay;
  private final Semaphore news = new Semaphore(0);
  private volatile boolean stopped;

  RelayLoop(OutboxRelay relay, Signals signals) {
    this.relay = relay;
    signals.onCommit(news::release);
  }

  void start(@Observes StartupEvent started) {
    Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
    news.release();
  }

  private void run() {
    while (!stopped) {
      await(once());
    }
  }

  private Duration once() {
    try {
      var batch = relay.publishNext();
      if (!batch.isComplete()) {
        return AFTER_TROUBLE;
      }
      return batch.waiting() == 0 ? LOOK_EVERY : Duration.ZERO;
    } catch (StoreUnavailable e) {
      LOG.warnf("Cannot read the outbox, will try again: %s", e.getCause());
    } catch (RuntimeException e) {
      LOG.error("Cannot relay the outbox, will try again", e);
    }
    return AFTER_TROUBLE;
  }

  private void await(Duration atMost) {
    try {
      if (!atMost.isZero() && news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException _) {
      stopped = true;
    }
  }
}
