package dev.stepwise.planner.adapter.schedule;

import dev.stepwise.planner.application.Installations;
import dev.stepwise.planner.application.OutboxRelay;
import dev.stepwise.planner.application.RollbackPlanning;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.StoreUnavailable;
import dev.stepwise.planner.application.Watchdog;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Rings the bells. What fails because the world is away is tried again at the next stroke.
@ApplicationScoped
class Schedule {
  private static final Logger LOG = Logger.getLogger(Schedule.class);

  private final Watchdog watchdog;
  private final RollbackPlanning rollbacks;
  private final OutboxRelay relay;
  private final Installations installations;

  Schedule(
      Watchdog watchdog,
      RollbackPlanning rollbacks,
      OutboxRelay relay,
      Installations installations) {
    this.watchdog = watchdog;
    this.rollbacks = rollbacks;
    this.relay = relay;
    this.installations = installations;
  }

  void adoptInstallations(@Observes StartupEvent start) {
    untilNextTime("make facts of what was registered", installations::adopt);
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
