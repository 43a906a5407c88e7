package dev.stepwise.notifier.adapter.kafka;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.notifier.application.Alerting;
import dev.stepwise.notifier.application.Patience;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The alerts of planner and executors. What cannot be read goes to the dead-letter topic; a
/// database that is away is waited for.
@ApplicationScoped
class AlertConsumer {
  private final Alerting alerting;
  private final Patience patience;

  AlertConsumer(Alerting alerting, Patience patience) {
    this.alerting = alerting;
    this.patience = patience;
  }

  @Incoming("notifier-alerts")
  @Blocking
  Uni<Void> on(ConsumerRecord<byte[], byte[]> record) {
    var alert = CloudEvent.of(headers(record), record.value()).message(SecurityAlert.class);
    boolean done = patience.untilDone("handle " + alert.name(), () -> alerting.on(alert));
    // When the service stops, neither yes nor no: the record comes again after the next start.
    return done ? Uni.createFrom().voidItem() : Uni.createFrom().nothing();
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }
}
