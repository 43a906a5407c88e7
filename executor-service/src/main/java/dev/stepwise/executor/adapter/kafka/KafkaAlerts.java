package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.executor.application.Alerts;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/// Alerts, keyed by host.
@ApplicationScoped
class KafkaAlerts implements Alerts {
  private final MutinyEmitter<byte[]> alerts;
  private final SignedRecords records;

  KafkaAlerts(
      @Channel("executor-alerts")
          @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) // each sender waits for its own
          MutinyEmitter<byte[]> alerts,
      SignedRecords records) {
    this.alerts = alerts;
    this.records = records;
  }

  @Override
  public void raise(SecurityAlert alert) throws InterruptedException {
    records.send(alerts, alert.name(), alert.subject(), alert);
  }
}
