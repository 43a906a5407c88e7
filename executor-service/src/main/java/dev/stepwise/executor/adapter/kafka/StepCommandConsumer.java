package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.executor.application.Admission;
import dev.stepwise.executor.application.Admission.Admitted;
import dev.stepwise.executor.application.Admission.Outdated;
import dev.stepwise.executor.application.Admission.Overdue;
import dev.stepwise.executor.application.Admission.Refused;
import dev.stepwise.executor.application.CommandGate;
import dev.stepwise.executor.application.Delivery;
import dev.stepwise.executor.application.ExecutorSettings;
import dev.stepwise.executor.application.HostProber;
import dev.stepwise.executor.application.LedgerClearer;
import dev.stepwise.executor.application.Reports;
import dev.stepwise.executor.application.RunWorkers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// The commands of the zone, one after the other. A command is accepted, durably, then handed over,
/// then acknowledged: the work itself takes its time elsewhere, however long, and holds no record.
///
/// Only what the [CommandGate] admits is carried out. What it refuses is told as an alert, and goes
/// to the dead-letter topic by throwing, as does what cannot be read; the planner hears nothing of
/// it.
@ApplicationScoped
class StepCommandConsumer {
  private static final Logger LOG = Logger.getLogger(StepCommandConsumer.class);

  private final CommandGate gate;
  private final Refusals refusals;
  private final HandedOver handedOver = new HandedOver();
  private final Backlog backlog;
  private final RunWorkers workers;
  private final HostProber prober;
  private final LedgerClearer clearer;
  private final Reports reports;
  private final ExecutorSettings settings;
  private final Clock clock;

  StepCommandConsumer(
      CommandGate gate,
      Refusals refusals,
      @Identifier(Backlog.NAME) Backlog backlog,
      RunWorkers workers,
      HostProber prober,
      LedgerClearer clearer,
      Reports reports,
      ExecutorSettings settings,
      Clock clock) {
    this.gate = gate;
    this.refusals = refusals;
    this.backlog = backlog;
    this.workers = workers;
    this.prober = prober;
    this.clearer = clearer;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  @Incoming("executor-steps")
  @Blocking
  void on(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    switch (admit(record)) {
      case Admitted(var command) -> carryOut(command);
      case Outdated(var command) ->
          LOG.infof("Passes over what came before: upgrade=%s", command.upgradeId());
      case Overdue(var command, var detail) ->
          LOG.warnf(
              "Passes over what lay here too long: upgrade=%s host=%s %s",
              command.upgradeId(), command.host().id(), detail);
      case Refused refused -> throw refusals.tell(record, refused);
    }
  }

  private Admission admit(ConsumerRecord<byte[], byte[]> record) {
    var value = Objects.requireNonNullElse(record.value(), new byte[0]);
    try {
      return gate.admit(headers(record.headers()), value, delivery(record));
    } catch (UnreadableMessage e) {
      LOG.warnf(
          "Dead-letters a record: topic=%s partition=%d offset=%d reason=%s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      throw e;
    }
  }

  private Delivery delivery(ConsumerRecord<?, ?> record) {
    return new Delivery(handedOver.again(record), backlog.waitingSince(record));
  }

  private void carryOut(StepCommand command) throws InterruptedException {
    switch (command) {
      case RunStep run -> accept(run, () -> workers.take(run));
      case CancelRun cancel -> accept(cancel.run(), () -> workers.end(cancel));
      case ProbeHost probe -> prober.probe(probe);
      case ClearLedger clear -> clearer.clear(clear);
    }
  }

  private void accept(RunStep run, Runnable take) throws InterruptedException {
    Failpoint.EXECUTOR_READ_NOT_ACCEPTED.reached();
    LOG.infof("Accepted a run: run=%s fence=%d step=%s", run.attempt(), run.fence(), run.step());
    reports.send(new RunAccepted(run.attempt(), run.fence(), settings.executor(), clock.instant()));
    Failpoint.EXECUTOR_ACCEPTED_NOT_TAKEN.reached();
    take.run();
    Failpoint.EXECUTOR_TAKEN_NOT_ACKNOWLEDGED.reached();
  }

  private static Map<String, byte[]> headers(Headers headers) {
    var map = new HashMap<String, byte[]>();
    headers.forEach(header -> map.put(header.key(), header.value()));
    return map;
  }
}
