package dev.stepwise.planner.adapter.schedule;

import dev.stepwise.planner.application.RunTimesKeeping;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Timekeeper;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Rings for windows and forecasts. While the database is away it is tried again at the next
/// stroke.
@ApplicationScoped
class TimeBells {
  private static final Logger LOG = Logger.getLogger(TimeBells.class);

  private final Timekeeper timekeeper;
  private final RunTimesKeeping runTimes;

  TimeBells(Timekeeper timekeeper, RunTimesKeeping runTimes) {
    this.timekeeper = timekeeper;
    this.runTimes = runTimes;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void keepTime() {
    untilNextTime("keep the time", timekeeper::look);
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
  void learnHowLongRunsTake() {
    untilNextTime("learn how long runs take", runTimes::catchUp);
  }

  private static void untilNextTime(String what, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable e) {
      LOG.warnf("Could not %s, will try again: %s", what, e.getMessage());
    }
  }
}
