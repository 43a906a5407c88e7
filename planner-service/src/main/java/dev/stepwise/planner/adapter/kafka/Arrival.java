package dev.stepwise.planner.adapter.kafka;

import dev.stepwise.contracts.signature.Verification;
import dev.stepwise.planner.application.ReportGate;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// A record that came, and who signed it.
///
/// @param value its bytes; none of a tombstone
@SuppressWarnings("ArrayRecordComponent") // the bytes as they came; never compared as records
record Arrival(
    KafkaRecord<byte[], byte[]> record,
    Map<String, byte[]> headers,
    byte[] value,
    Verification verification) {
  static Arrival of(KafkaRecord<byte[], byte[]> record, ReportGate gate) {
    var headers = new LinkedHashMap<String, byte[]>();
    record.getHeaders().forEach(header -> headers.put(header.key(), header.value()));
    var value = Objects.requireNonNullElse(record.getPayload(), new byte[0]);
    return new Arrival(record, headers, value, gate.verify(headers, value));
  }

  long offset() {
    return record.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getOffset();
  }

  @Override
  public String toString() {
    return "topic=%s partition=%d offset=%d"
        .formatted(record.getTopic(), record.getPartition(), offset());
  }
}
