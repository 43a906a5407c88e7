package dev.stepwise.planner.adapter.schedule;

import dev.stepwise.planner.application.Installations;
import dev.stepwise.planner.application.OutboxRelay;
import dev.stepwise.planner.application.RollbackPlanning;
import dev.stepwise.planner.application.RunTimesKeeping;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Timekeeper;
import dev.stepwise.planner.application.Watchdog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Rings the bells. What fails because the world is away is tried again at the next stroke.
///
/// Strokes are counted by how time passes, not by the time of day (as the framework's scheduler
/// does): a clock that jumps back an hour must not silence the watchdog for that hour.
@ApplicationScoped
class Schedule {
  private static final Logger LOG = Logger.getLogger(Schedule.class);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(5);

  /// One for each bell, so that none waits for another.
  private static final int BELLS = 5;

  private final ScheduledExecutorService bells =
      Executors.newScheduledThreadPool(
          BELLS, Thread.ofPlatform().name("schedule-", 1).daemon().factory());
  private final Watchdog watchdog;
  private final RollbackPlanning rollbacks;
  private final OutboxRelay relay;
  private final Installations installations;
  private final Timekeeper timekeeper;
  private final RunTimesKeeping runTimes;

  Schedule(
      Watchdog watchdog,
      RollbackPlanning rollbacks,
      OutboxRelay relay,
      Installations installations,
      Timekeeper timekeeper,
      RunTimesKeeping runTimes) {
    this.watchdog = watchdog;
    this.rollbacks = rollbacks;
    this.relay = relay;
    this.installations = installations;
    this.timekeeper = timekeeper;
    this.runTimes = runTimes;
  }

  void start(@Observes StartupEvent started) {
    adoptInstallations();
    every(SECOND, this::lookForSilentRuns);
    every(SECOND, this::planRollbacks);
    every(SECOND, this::keepTime);
    every(SOON, this::learnHowLongRunsTake);
    every(OFTEN_ENOUGH, this::forgetOldMessages);
  }

  void stop(@Observes ShutdownEvent stopping) {
    bells.shutdownNow();
  }

  private void every(Duration pause, Runnable stroke) {
    var _ =
        bells.scheduleWithFixedDelay(
            stroke, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  @ActivateRequestContext
  void adoptInstallations() {
    untilNextTime("make facts of what was registered", installations::adopt);
  }

  @ActivateRequestContext
  void lookForSilentRuns() {
    untilNextTime("look for silent runs", watchdog::look);
  }

  @ActivateRequestContext
  void planRollbacks() {
    untilNextTime("plan rollbacks", rollbacks::planAll);
  }

  @ActivateRequestContext
  void keepTime() {
    untilNextTime("keep the time", timekeeper::look);
  }

  @ActivateRequestContext
  void learnHowLongRunsTake() {
    untilNextTime("learn how long runs take", runTimes::catchUp);
  }

  @ActivateRequestContext
  void forgetOldMessages() {
    untilNextTime("forget old messages", relay::forgetOld);
  }

  /// Nothing may come out of here, or the bell would never ring again.
  private static void untilNextTime(String what, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable | SealedLog.Unavailable e) {
      LOG.warnf("Could not %s, will try again: %s", what, e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Could not %s, will try again", what);
    }
  }
}
