package dev.stepwise.notifier.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.notifier.application.Composing;
import dev.stepwise.notifier.application.Patience;
import dev.stepwise.notifier.domain.LogState;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// The checkpoints of the sealed log, each a text. What is none goes to the dead-letter topic.
@ApplicationScoped
class CheckpointConsumer {
  private final Composing composing;
  private final Patience patience;

  CheckpointConsumer(Composing composing, Patience patience) {
    this.composing = composing;
    this.patience = patience;
  }

  @Incoming("notifier-checkpoints")
  @Blocking
  Uni<Void> on(ConsumerRecord<byte[], byte[]> record) {
    var value = Objects.requireNonNullElse(record.value(), new byte[0]);
    var state = LogState.parse(new String(value, UTF_8));
    var done = patience.untilDone("hear of the log", () -> composing.heardOf(state));
    // When the service stops, neither yes nor no: the record comes again after the next start.
    return done ? Uni.createFrom().voidItem() : Uni.createFrom().nothing();
  }
}
