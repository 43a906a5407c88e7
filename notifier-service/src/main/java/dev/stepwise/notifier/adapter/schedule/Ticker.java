package dev.stepwise.notifier.adapter.schedule;

import dev.stepwise.notifier.application.Alerting;
import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.application.Deliveries;
import dev.stepwise.notifier.application.Dispatching;
import dev.stepwise.notifier.application.Patience;
import dev.stepwise.notifier.application.Relaying;
import dev.stepwise.notifier.application.Reminding;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks every half second for what is due, each channel and the outbox by itself, so that a slow
/// mail server holds up nothing else.
@ApplicationScoped
class Ticker {
  private static final Logger LOG = Logger.getLogger(Ticker.class);
  private static final long EVERY_MILLIS = 500;
  private static final int OTHERS = 3;

  private final List<Channel> channels;
  private final Deliveries deliveries;
  private final Dispatching dispatching;
  private final Relaying relaying;
  private final Alerting alerting;
  private final Reminding reminding;
  private final Patience patience;
  private final ScheduledExecutorService clock;

  Ticker(
      @All List<Channel> channels,
      Deliveries deliveries,
      Dispatching dispatching,
      Relaying relaying,
      Alerting alerting,
      Reminding reminding,
      Patience patience) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.dispatching = dispatching;
    this.relaying = relaying;
    this.alerting = alerting;
    this.reminding = reminding;
    this.patience = patience;
    this.clock =
        Executors.newScheduledThreadPool(
            channels.size() + OTHERS, Thread.ofPlatform().name("ticker-", 0).factory());
  }

  void start(@Observes StartupEvent startup) {
    patience.untilDone("take up what was left", deliveries::releaseOwnClaims);
    channels.forEach(channel -> every("dispatch", () -> dispatching.dispatch(channel)));
    every("relay", relaying::relay);
    every("tell what was counted", alerting::tellCounted);
    every("remind", this::remindAll);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    patience.stop();
    clock.shutdownNow();
  }

  private void remindAll() {
    while (reminding.remindOne()) {
      // until nobody is left to be reminded
    }
  }

  private void every(String what, Runnable work) {
    clock.scheduleWithFixedDelay(
        () -> tick(what, work), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void tick(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Could not %s now, will try again", what);
    }
  }
}
