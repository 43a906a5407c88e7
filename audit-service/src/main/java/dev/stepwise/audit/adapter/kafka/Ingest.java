package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.application.SealFacts;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.time.Duration;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jboss.logging.Logger;

/// Reads, seals in one transaction, and only then commits the offsets: a crash in between brings
/// the same records again, and they are recognised by their place. One batch is read while the one
/// before it is sealed; batches are sealed one after the other, and when one fails, what was read
/// after it is forgotten and comes again.
///
/// An own loop and not a SmallRye channel, because the order of these three is the whole point, and
/// because nothing may give up: there is no dead-letter topic for a log that drops nothing, and no
/// age at which an unsealed record kills the channel. When something is away, the loop goes back to
/// the first record that is not sealed and keeps polling, so that it stays in its group.
final class Ingest implements Runnable {
  private static final Logger LOG = Logger.getLogger(Ingest.class);
  private static final Duration POLL = Duration.ofMillis(500);

  /// How long to look for more while a batch waits to be sealed: what has been fetched already, and
  /// hardly longer than that.
  private static final Duration GLANCE = Duration.ofMillis(10);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader;
  private final SealFacts facts;
  private final AuditConfig config;
  private final IngestState state;

  /// Never more than one batch: what is in here has been polled, and is not sealed.
  private ReadAhead ahead = ReadAhead.NOTHING;

  Ingest(
      Consumer<byte[], byte[]> consumer,
      RecordReader reader,
      SealFacts facts,
      AuditConfig config,
      IngestState state) {
    this.consumer = consumer;
    this.reader = reader;
    this.facts = facts;
    this.config = config;
    this.state = state;
  }

  @Override
  public void run() {
    try (consumer) {
      consumer.subscribe(FactTopics.of(config));
      while (!state.isStopping()) {
        once();
      }
    }
  }

  private void once() {
    var batch = ahead;
    try {
      ahead = ReadAhead.of(consumer.poll(batch.isEmpty() ? POLL : GLANCE), reader);
      seal(batch);
      if (!batch.isEmpty() || ahead.isEmpty()) {
        endTrouble();
      }
    } catch (RuntimeException e) {
      rewind(ahead.records());
      rewind(batch.records());
      ahead = ReadAhead.NOTHING;
      waitAfter(e);
    }
  }

  private void endTrouble() {
    if (state.endsTrouble()) {
      LOG.info("Sealing again");
    }
  }

  private void waitAfter(RuntimeException reason) {
    if (state.beginsTrouble(reason)) {
      LOG.errorf(
          reason, "Nothing can be sealed now, trying until it can: every=%s", config.retry());
    }
    state.pause(config.retry());
  }

  private void seal(ReadAhead batch) {
    if (batch.isEmpty()) {
      return;
    }
    var arrivals = batch.arrivals();
    Failpoint.AUDIT_READ_NOT_SEALED.reached();
    var fresh = facts.seal(arrivals);
    Failpoint.AUDIT_SEALED_NOT_ACKNOWLEDGED.reached();
    acknowledge(batch.records());
    LOG.debugf("Sealed: entries=%d repeated=%d", fresh, arrivals.size() - fresh);
  }

  /// The group may have changed since these were polled. They are sealed all the same, and whoever
  /// gets them again will see that.
  private void acknowledge(ConsumerRecords<byte[], byte[]> records) {
    try {
      consumer.commitSync(records.nextOffsets());
    } catch (RebalanceInProgressException | CommitFailedException e) {
      LOG.debugf(e, "Sealed, but not acknowledged");
    }
  }

  /// Partitions that went to another instance meanwhile are no longer ours to rewind.
  private void rewind(ConsumerRecords<byte[], byte[]> records) {
    var ours = consumer.assignment();
    records.partitions().stream()
        .filter(ours::contains)
        .forEach(
            partition -> consumer.seek(partition, records.records(partition).getFirst().offset()));
  }
}
