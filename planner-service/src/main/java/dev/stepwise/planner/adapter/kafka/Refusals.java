package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.planner.application.Alerts;
import dev.stepwise.planner.application.ReportGate;
import dev.stepwise.planner.application.ReportGate.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Tells of a record that is not believed.
@ApplicationScoped
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final Alerts alerts;
  private final InstantSource clock;
  private final String planner;

  Refusals(
      Alerts alerts,
      InstantSource clock,
      @ConfigProperty(name = "stepwise.instance-id") String planner) {
    this.alerts = alerts;
    this.clock = clock;
    this.planner = planner;
  }

  /// Raises the alert, durably.
  ///
  /// @return the reason with which the record goes to the dead-letter topic
  RefusedRecord tell(Arrival arrival, Refused refused) throws InterruptedException {
    LOG.warnf("Refuses a record: %s %s: %s", arrival, refused.refusal(), refused.detail());
    var alert = alert(arrival, refused);
    Patience.until(
        "raise an alert",
        () -> {
          alerts.raise(alert);
          return alert;
        });
    return new RefusedRecord(refused.refusal(), refused.detail());
  }

  private SecurityAlert alert(Arrival arrival, Refused refused) {
    return new RecordRefused(
        refused.refusal(),
        refused.detail(),
        arrival.record().getTopic(),
        arrival.record().getPartition(),
        arrival.offset(),
        Sha256.of(arrival.value()),
        refused.report().map(StepReport::upgradeId),
        refused.report().map(ReportGate::hostOf),
        planner,
        clock.instant());
  }
}
