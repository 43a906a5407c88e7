package dev.stepwise.notifier.adapter.kafka;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.Verification.Refused;
import dev.stepwise.notifier.application.Alerting;
import dev.stepwise.notifier.application.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Nobody is told what a stranger says: a record is read only when the planner or, where they may
/// speak, an executor signed it. Of any other, those who look after the platform are told.
@ApplicationScoped
class RecordGate {
  private final Authors authors;
  private final Alerting alerting;
  private final Patience patience;
  private final String instance;
  private final Clock clock;

  RecordGate(
      Authors authors,
      Alerting alerting,
      Patience patience,
      @ConfigProperty(name = "stepwise.instance-id") String instance,
      Clock clock) {
    this.authors = authors;
    this.alerting = alerting;
    this.patience = patience;
    this.instance = instance;
    this.clock = clock;
  }

  /// The event in a record. Fails with [RefusedRecord] when it is not believed, which has been told
  /// by then; empty when the service stops before it could be.
  Optional<CloudEvent> admit(ConsumerRecord<byte[], byte[]> record) {
    var headers = headers(record);
    var value = Objects.requireNonNullElse(record.value(), new byte[0]);
    if (authors.verify(record.topic(), headers, value).orElse(null) instanceof Refused refused) {
      if (patience.untilDone(
          "tell of a refusal", () -> alerting.on(alert(record, value, refused)))) {
        throw new RefusedRecord(refused.refusal(), refused.detail());
      }
      return Optional.empty();
    }
    return Optional.of(CloudEvent.of(headers, value));
  }

  private RecordRefused alert(
      ConsumerRecord<byte[], byte[]> record, byte[] value, Refused refused) {
    return new RecordRefused(
        refused.refusal(),
        refused.detail(),
        record.topic(),
        record.partition(),
        record.offset(),
        Sha256.of(value),
        Optional.empty(),
        Optional.empty(),
        instance,
        clock.instant());
  }

  private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> record) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.headers().forEach(header -> headers.put(header.key(), header.value()));
    return headers;
  }
}
