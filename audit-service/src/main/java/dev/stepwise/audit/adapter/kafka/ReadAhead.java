package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.domain.Arrival;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// The records of one poll, which are read while those before them are being sealed: a signature
/// costs more to check than anything else here, and the sequencer waits for the database most of
/// its time.
record ReadAhead(ConsumerRecords<byte[], byte[]> records, CompletableFuture<List<Arrival>> read) {
  static final ReadAhead NOTHING =
      new ReadAhead(ConsumerRecords.empty(), CompletableFuture.completedFuture(List.of()));

  /// Begins to read, all records side by side, since each stands for itself.
  static ReadAhead of(ConsumerRecords<byte[], byte[]> records, RecordReader reader) {
    return new ReadAhead(
        records,
        CompletableFuture.supplyAsync(
            () -> StreamSupport.stream(records.spliterator(), true).map(reader::read).toList()));
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  /// The records as they were read, in their order.
  List<Arrival> arrivals() {
    return read.join();
  }
}
