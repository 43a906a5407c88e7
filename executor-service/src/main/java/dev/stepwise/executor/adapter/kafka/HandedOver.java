package dev.stepwise.executor.adapter.kafka;

import java.util.HashMap;
import java.util.Map;

/// How far each partition has been handed over to this process. What lies behind that comes again
/// because its acknowledgement was lost, and not because somebody sent it again.
final class HandedOver {
  private final Map<Integer, Long> last = new HashMap<>();

  /// Notes the record, and tells whether it had been handed over before.
  boolean again(Arrival arrival) {
    var partition = arrival.record().getPartition();
    var before = last.getOrDefault(partition, -1L);
    last.put(partition, Math.max(before, arrival.offset()));
    return arrival.offset() <= before;
  }
}
