package dev.stepwise.planner.adapter.schedule;

import dev.stepwise.planner.application.OutboxRelay;
import dev.stepwise.planner.application.RollbackPlanning;
import dev.stepwise.planner.application.RunTimesKeeping;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Timekeeper;
import dev.stepwise.planner.application.Watchdog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Rings the bells. What fails because the world is away is tried again at the next stroke.
@ApplicationScoped
class Schedule {
  private static final Logger LOG = Logger.getLogger(Schedule.class);

  private final Watchdog watchdog;
  private final RollbackPlanning rollbacks;
  private final OutboxRelay relay;
  private final Timekeeper timekeeper;
  private final RunTimesKeeping runTimes;

  Schedule(
      Watchdog watchdog,
      RollbackPlanning rollbacks,
      OutboxRelay relay,
      Timekeeper timekeeper,
      RunTimesKeeping runTimes) {
    this.watchdog = watchdog;
    this.rollbacks = rollbacks;
    this.relay = relay;
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

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void lookForSilentRuns() {
    untilNextTime("look for silent runs", watchdog::look);
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void planRollbacks() {
    untilNextTime("plan rollbacks", rollbacks::planAll);
  }

  @Scheduled(every = "5m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  void forgetOldMessages() {
    untilNextTime("forget old messages", relay::forgetOld);
  }

  private static void untilNextTime(String what, Runnable work) {
    try {
      work.run();
    } catch (StoreUnavailable | SealedLog.Unavailable e) {
      LOG.warnf("Could not %s, will try again: %s", what, e.getMessage());
    }
  }
}
