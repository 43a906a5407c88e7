package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.executor.application.ExecutorSettings;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Sends records that are signed by this executor, keyed by what they are about. Each call waits
/// until all replicas have it; while Kafka is gone it tries again, for ever, so that what one
/// thread sends stays in order and nothing is lost.
@ApplicationScoped
class SignedRecords {
  private static final Logger LOG = Logger.getLogger(SignedRecords.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final SigningKey key;
  private final ExecutorSettings settings;
  private final Clock clock;

  SignedRecords(SigningKey key, ExecutorSettings settings, Clock clock) {
    this.key = key;
    this.settings = settings;
    this.clock = clock;
  }

  void send(MutinyEmitter<byte[]> channel, String id, String subject, Object message)
      throws InterruptedException {
    var event = event(id, subject, message);
    var headers = key.sign(event);
    while (!isSent(channel, event, headers)) {
      Thread.sleep(PAUSE);
    }
  }

  private CloudEvent event(String id, String subject, Object message) {
    return CloudEvent.of(
        id,
        URI.create("/executor/" + settings.executor()),
        subject,
        clock.instant(),
        OptionalLong.empty(),
        message);
  }

  private static Message<byte[]> record(CloudEvent event, Map<String, byte[]> signed) {
    var headers = new RecordHeaders();
    signed.forEach(headers::add);
    return Message.of(event.data())
        .addMetadata(
            OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(event.subject().getBytes(StandardCharsets.UTF_8))
                .withHeaders(headers)
                .build());
  }

  private static boolean isSent(
      MutinyEmitter<byte[]> channel, CloudEvent event, Map<String, byte[]> headers) {
    try {
      channel.sendMessageAndAwait(record(event, headers));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(
          "Kafka did not take a record, which will be sent again: id=%s reason=%s", event.id(), e);
      return false;
    }
  }
}
