package dev.stepwise.notifier.adapter.kafka;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.application.Announcing;
import dev.stepwise.notifier.application.Patience;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The planner's facts, each upgrade's in order. What is not his, cannot be read, or cannot have
/// happened, goes to the dead-letter topic; a database that is away is waited for.
@ApplicationScoped
class UpgradeConsumer {
  private final RecordGate gate;
  private final Announcing announcing;
  private final Patience patience;

  UpgradeConsumer(RecordGate gate, Announcing announcing, Patience patience) {
    this.gate = gate;
    this.announcing = announcing;
    this.patience = patience;
  }

  @Incoming("notifier-upgrades")
  @Blocking
  Uni<Void> on(ConsumerRecord<byte[], byte[]> record) {
    boolean done = gate.admit(record).map(this::handle).orElse(false);
    Failpoint.NOTIFIER_ANNOUNCED_NOT_ACKNOWLEDGED.reached();
    // When the service stops, neither yes nor no: the record comes again after the next start.
    return done ? Uni.createFrom().voidItem() : Uni.createFrom().nothing();
  }

  private boolean handle(CloudEvent event) {
    var fact = event.message(UpgradeEvent.class);
    var sequence =
        event
            .sequence()
            .orElseThrow(() ->
                new IllegalArgumentException("Expected header ce_sequence, but there is none"));
    return patience.untilDone("handle " + event.id(), () -> announcing.on(sequence, fact));
  }

  void stop(@Observes ShutdownEvent shutdown) {
    patience.stop();
  }
}
