package dev.stepwise.executor.adapter.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A record that came.
///
/// @param value its bytes; none of a tombstone
@SuppressWarnings("ArrayRecordComponent") // the bytes as they came; never compared as records
record Arrival(KafkaRecord<byte[], byte[]> record, Map<String, byte[]> headers, byte[] value) {
  static Arrival of(KafkaRecord<byte[], byte[]> record) {
    var headers = new HashMap<String, byte[]>();
    record.getHeaders().forEach(header -> headers.put(header.key(), header.value()));
    return new Arrival(
        record, headers, Objects.requireNonNullElse(record.getPayload(), new byte[0]));
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
