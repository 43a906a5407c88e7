package dev.stepwise.executor.adapter.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.failpoint.Failpoint;
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
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// The commands of the zone, as many at once as came together; those to one host one after the
/// other. A command is accepted, durably, then handed over, then acknowledged: the work itself
/// takes its time elsewhere, however long, and holds no record.
///
/// Only what the [CommandGate] admits is carried out. What it refuses is told as an alert, and goes
/// to the dead-letter topic, as does what cannot be read; the planner hears nothing of it.
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

  /// A command that is believed.
  private record Believed(Arrival arrival, StepCommand command) {
    HostId host() {
      return command.host().id();
    }
  }

  /// A record that goes to the dead-letter topic.
  private record Dead(Arrival arrival, RuntimeException reason) {}

  /// The answer never fails for a command's sake, as that would end the channel.
  @Incoming("executor-steps")
  @Blocking
  CompletionStage<Void> on(KafkaRecordBatch<byte[], byte[]> batch) throws InterruptedException {
    var dead = new ConcurrentLinkedQueue<Dead>();
    carryOut(believed(batch, dead), dead);
    return buried(dead).thenCompose(_ -> batch.ack());
  }

  private List<Believed> believed(KafkaRecordBatch<byte[], byte[]> batch, Queue<Dead> dead)
      throws InterruptedException {
    var believed = new ArrayList<Believed>();
    for (var record : batch.getRecords()) {
      var arrival = Arrival.of(record);
      try {
        switch (gate.admit(arrival.headers(), arrival.value(), delivery(arrival))) {
          case Admitted(var command) -> believed.add(new Believed(arrival, command));
          case Outdated(var command) ->
              LOG.infof("Passes over what came before: upgrade=%s", command.upgradeId());
          case Overdue(var command, var detail) ->
              LOG.warnf(
                  "Passes over what lay here too long: upgrade=%s host=%s %s",
                  command.upgradeId(), command.host().id(), detail);
          case Refused refused -> dead.add(new Dead(arrival, refusals.tell(arrival, refused)));
        }
      } catch (UnreadableMessage e) {
        LOG.warnf("Dead-letters a record: %s reason=%s", arrival, e.getMessage());
        dead.add(new Dead(arrival, e));
      }
    }
    return believed;
  }

  /// Hosts do not wait for each other: each acceptance takes as long as Kafka needs to keep it.
  ///
  /// @throws InterruptedException when the executor stops; what was not carried out comes again
  private void carryOut(List<Believed> believed, Queue<Dead> dead) throws InterruptedException {
    var byHost =
        believed.stream().collect(groupingBy(Believed::host, LinkedHashMap::new, toList()));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byHost.values().forEach(those -> threads.execute(() -> carryOutInOrder(those, dead)));
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("Expected to carry out commands, but the executor stops");
    }
  }

  private void carryOutInOrder(List<Believed> believed, Queue<Dead> dead) {
    for (var one : believed) {
      try {
        carryOut(one.command());
      } catch (InterruptedException _) {
        return; // told by the thread that waits, which was interrupted
      } catch (RuntimeException e) {
        LOG.warnf(e, "Dead-letters a record: %s", one.arrival());
        dead.add(new Dead(one.arrival(), e));
      }
    }
  }

  private static CompletableFuture<Void> buried(Collection<Dead> dead) {
    return CompletableFuture.allOf(
        dead.stream()
            .map(one -> one.arrival().record().nack(one.reason()).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }

  private Delivery delivery(Arrival arrival) {
    return new Delivery(handedOver.again(arrival), backlog.waitingSince(arrival));
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
}
