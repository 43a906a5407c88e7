package dev.stepwise.planner.application;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The other end of the [Outbox]: what waits to be sent. Called within [Transactions].
public interface OutboxQueue {
  /// The oldest that wait, oldest first. None while another relay is at work: it alone sends until
  /// its transaction is over.
  List<Waiting> next(int most);

  void markPublished(Collection<Waiting> published);

  /// Deletes what was sent longer ago than that.
  void forget(Duration age);

  /// A record to be sent.
  ///
  /// @param value do not change it
  @SuppressWarnings("ArrayRecordComponent") // the bytes as stored; never compared as records
  record Waiting(long id, String topic, String key, Map<String, byte[]> headers, byte[] value) {}
}
