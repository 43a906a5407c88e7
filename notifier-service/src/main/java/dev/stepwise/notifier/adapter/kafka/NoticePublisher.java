package dev.stepwise.notifier.adapter.kafka;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.notifier.application.NoticeTopic;
import dev.stepwise.notifier.application.Outbox.Fact;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/// Facts about notices as records, by what they are about.
@ApplicationScoped
class NoticePublisher implements NoticeTopic {
  private static final URI SOURCE = URI.create("/notifier");
  // Longer than the channel's delivery.timeout.ms, so that nothing given up is sent afterwards.
  private static final long PATIENCE_SECONDS = 40;

  private final Emitter<byte[]> emitter;

  NoticePublisher(@Channel("notifier-notices") Emitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  @Override
  public void publish(List<Fact> facts) {
    var sent = facts.stream().map(this::send).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(sent).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected Kafka to take the notices, but it did not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing notices", e);
    }
  }

  private CompletableFuture<Void> send(Fact fact) {
    var event = eventOf(fact);
    var sent = new CompletableFuture<Void>();
    var record = KafkaRecord.of(key(event), event.data());
    event.headers().forEach((name, value) -> record.getHeaders().add(name, value));
    emitter.send(
        record
            .withAck(() -> {
              sent.complete(null);
              return CompletableFuture.completedFuture(null);
            })
            .withNack(problem -> {
              sent.completeExceptionally(problem);
              return CompletableFuture.completedFuture(null);
            }));
    return sent;
  }

  private static byte[] key(CloudEvent event) {
    return event.subject().getBytes(StandardCharsets.UTF_8);
  }

  private static CloudEvent eventOf(Fact fact) {
    return CloudEvent.of(
        fact.id(), SOURCE, fact.event().subject(), fact.at(), OptionalLong.empty(), fact.event());
  }
}
