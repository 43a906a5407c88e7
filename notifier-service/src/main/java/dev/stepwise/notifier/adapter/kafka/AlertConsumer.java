package dev.stepwise.notifier.adapter.kafka;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.notifier.application.Alerting;
import dev.stepwise.notifier.application.Patience;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The alerts of planner and executors. What is not theirs, or cannot be read, goes to the
/// dead-letter topic; a database that is away is waited for.
@ApplicationScoped
class AlertConsumer {
  private final RecordGate gate;
  private final Alerting alerting;
  private final Patience patience;

  AlertConsumer(RecordGate gate, Alerting alerting, Patience patience) {
    this.gate = gate;
    this.alerting = alerting;
    this.patience = patience;
  }

  @Incoming("notifier-alerts")
  @Blocking
  Uni<Void> on(ConsumerRecord<byte[], byte[]> record) {
    boolean done = gate.admit(record).map(this::handle).orElse(false);
    // When the service stops, neither yes nor no: the record comes again after the next start.
    return done ? Uni.createFrom().voidItem() : Uni.createFrom().nothing();
  }

  private boolean handle(CloudEvent event) {
    var alert = event.message(SecurityAlert.class);
    return patience.untilDone("handle " + alert.name(), () -> alerting.on(alert));
  }
}
