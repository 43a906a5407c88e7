package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.executor.application.Admission.Refused;
import dev.stepwise.executor.application.Alerts;
import dev.stepwise.executor.application.ExecutorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// Tells of a record that is not believed.
@ApplicationScoped
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final Alerts alerts;
  private final ExecutorSettings settings;
  private final Clock clock;

  Refusals(Alerts alerts, ExecutorSettings settings, Clock clock) {
    this.alerts = alerts;
    this.settings = settings;
    this.clock = clock;
  }

  /// Raises the alert, durably.
  ///
  /// @return what puts the record into the dead-letter topic when it is thrown
  RefusedRecord tell(ConsumerRecord<byte[], byte[]> record, Refused refused)
      throws InterruptedException {
    LOG.warnf(
        "Refuses a record: topic=%s partition=%d offset=%d %s: %s",
        record.topic(), record.partition(), record.offset(), refused.refusal(), refused.detail());
    alerts.raise(alert(record, refused));
    return new RefusedRecord(refused.refusal(), refused.detail());
  }

  private RecordRefused alert(ConsumerRecord<byte[], byte[]> record, Refused refused) {
    return new RecordRefused(
        refused.refusal(),
        refused.detail(),
        record.topic(),
        record.partition(),
        record.offset(),
        Sha256.of(Objects.requireNonNullElse(record.value(), new byte[0])),
        refused.command().map(StepCommand::upgradeId),
        refused.command().map(command -> command.host().id()),
        settings.executor(),
        clock.instant());
  }
}
