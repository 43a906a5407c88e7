package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.executor.application.Reports;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Reports and output, keyed by upgrade.
@ApplicationScoped
class KafkaReports implements Reports {
  private final MutinyEmitter<byte[]> reports;
  private final MutinyEmitter<byte[]> output;
  private final SignedRecords records;

  KafkaReports(
      @Channel("executor-reports")
          @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) // each sender waits for its own
          MutinyEmitter<byte[]> reports,
      @Channel("executor-output") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<byte[]> output,
      SignedRecords records) {
    this.reports = reports;
    this.output = output;
    this.records = records;
  }

  @Override
  public void send(StepReport report) throws InterruptedException {
    records.send(reports, EventIds.of(report), report.upgradeId().value(), report);
  }

  @Override
  public void send(StepOutput printed) throws InterruptedException {
    var upgrade = printed.attempt().upgradeId().value();
    records.send(output, printed.attempt() + "/" + printed.offset(), upgrade, printed);
  }
}
