package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.ReportGate;
import dev.stepwise.planner.application.ReportGate.Admitted;
import dev.stepwise.planner.application.ReportGate.Refused;
import dev.stepwise.planner.application.Reports;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Rejected;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// Reports from executors, in the order in which they came, as many in one transaction as came
/// together. When one of them cannot be recorded, each is taken on its own.
///
/// What cannot be read or recorded is dead-lettered alone; so is what no executor of the host's
/// zone signed, and that is told as an alert. A rejection is an answer and is acknowledged. A
/// database that is away is neither: the reports wait here, and those behind them too, until it is
/// back.
@ApplicationScoped
class StepReportConsumer {
  private static final Logger LOG = Logger.getLogger(StepReportConsumer.class);

  private final ReportGate gate;
  private final Reports reports;
  private final Refusals refusals;

  StepReportConsumer(ReportGate gate, Reports reports, Refusals refusals) {
    this.gate = gate;
    this.reports = reports;
    this.refusals = refusals;
  }

  /// A report that is believed.
  private record Believed(Arrival arrival, StepReport report) {}

  /// A record that goes to the dead-letter topic.
  private record Dead(Arrival arrival, RuntimeException reason) {}

  /// The answer never fails for a report's sake, as that would end the channel.
  @Incoming("planner-step-reports")
  @Blocking
  CompletionStage<Void> on(KafkaRecordBatch<byte[], byte[]> batch) throws InterruptedException {
    var dead = new ArrayList<Dead>();
    take(believed(arrivals(batch), dead), dead);
    Failpoint.PLANNER_REPORT_RECORDED_NOT_ACKNOWLEDGED.reached();
    return buried(dead).thenCompose(_ -> batch.ack());
  }

  /// A signature costs more to check than anything else here, and each stands for itself.
  private List<Arrival> arrivals(KafkaRecordBatch<byte[], byte[]> batch) {
    return batch.getRecords().parallelStream().map(record -> Arrival.of(record, gate)).toList();
  }

  private List<Believed> believed(List<Arrival> arrivals, List<Dead> dead)
      throws InterruptedException {
    var believed = new ArrayList<Believed>();
    for (var arrival : arrivals) {
      try {
        switch (admit(arrival)) {
          case Admitted(var report) -> believed.add(new Believed(arrival, report));
          case Refused refused -> dead.add(new Dead(arrival, refusals.tell(arrival, refused)));
        }
      } catch (UnreadableMessage e) {
        LOG.warnf("Dead-letters a record: %s reason=%s", arrival, e.getMessage());
        dead.add(new Dead(arrival, e));
      }
    }
    return believed;
  }

  private ReportGate.Admission admit(Arrival arrival) throws InterruptedException {
    return Patience.until(
        "look at a report",
        () -> gate.admit(arrival.verification(), arrival.headers(), arrival.value()));
  }

  private void take(List<Believed> believed, List<Dead> dead) throws InterruptedException {
    var all = believed.stream().map(Believed::report).toList();
    try {
      var decisions = Patience.until("record reports", () -> reports.takeAll(all));
      for (var i = 0; i < all.size(); i++) {
        note(all.get(i), decisions.get(i));
      }
    } catch (RuntimeException e) {
      LOG.warnf("Takes reports one by one, as they cannot be recorded together: %s", e);
      takeEach(believed, dead);
    }
  }

  private void takeEach(List<Believed> believed, List<Dead> dead) throws InterruptedException {
    for (var one : believed) {
      try {
        var decision = Patience.until("record a report", () -> reports.take(one.report()));
        note(one.report(), decision);
      } catch (RuntimeException e) {
        LOG.warnf(
            e, "Dead-letters a record: %s upgrade=%s", one.arrival(), one.report().upgradeId());
        dead.add(new Dead(one.arrival(), e));
      }
    }
  }

  private static void note(StepReport report, Decision<UpgradeEvent> decision) {
    if (decision instanceof Rejected<UpgradeEvent>(var reason, var message)) {
      LOG.infof(
          "Ignored a report: upgrade=%s report=%s reason=%s: %s",
          report.upgradeId(), report.getClass().getSimpleName(), reason, message);
    }
  }

  private static CompletableFuture<Void> buried(List<Dead> dead) {
    return CompletableFuture.allOf(
        dead.stream()
            .map(one -> one.arrival().record().nack(one.reason()).toCompletableFuture())
            .toArray(CompletableFuture[]::new));
  }
}
