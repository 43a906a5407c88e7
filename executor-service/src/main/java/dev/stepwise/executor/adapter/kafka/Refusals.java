package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.executor.application.Admission.Refused;
import dev.stepwise.executor.application.Alerts;
import dev.stepwise.executor.application.ExecutorSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
  RefusedRecord tell(Arrival arrival, Refused refused) throws InterruptedException {
    LOG.warnf("Refuses a record: %s %s: %s", arrival, refused.refusal(), refused.detail());
    alerts.raise(alert(arrival, refused));
    return new RefusedRecord(refused.refusal(), refused.detail());
  }

  private RecordRefused alert(Arrival arrival, Refused refused) {
    return new RecordRefused(
        refused.refusal(),
        refused.detail(),
        arrival.record().getTopic(),
        arrival.record().getPartition(),
        arrival.offset(),
        Sha256.of(arrival.value()),
        refused.command().map(StepCommand::upgradeId),
        refused.command().map(command -> command.host().id()),
        settings.executor(),
        clock.instant());
  }
}
