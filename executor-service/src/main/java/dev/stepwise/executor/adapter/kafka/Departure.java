package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.executor.application.RunWorkers;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// On SIGTERM the runs are left as they are: they go on on their hosts, and the next executor
/// attaches to them.
@ApplicationScoped
class Departure {
  private static final Logger LOG = Logger.getLogger(Departure.class);

  private final RunWorkers workers;

  Departure(RunWorkers workers) {
    this.workers = workers;
  }

  void on(@Observes ShutdownEvent event) {
    LOG.infof("Leaving; the work on the hosts goes on: runs=%d", workers.size());
    workers.leaveAll();
  }
}
