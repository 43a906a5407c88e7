package dev.stepwise.executor.adapter.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// How far each partition has been handed over to this process. What lies behind that comes again
/// because its acknowledgement was lost, and not because somebody sent it again.
final class HandedOver {
  private final Map<Integer, Long> last = new HashMap<>();

  /// Notes the record, and tells whether it had been handed over before.
  synchronized boolean again(ConsumerRecord<?, ?> record) {
    var before = last.getOrDefault(record.partition(), -1L);
    last.put(record.partition(), Math.max(before, record.offset()));
    return record.offset() <= before;
  }
}
