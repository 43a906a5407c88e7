package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.application.SealFacts;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/// Reads, seals in one transaction, and only then commits the offsets: a crash in between brings
/// the same records again, and they are recognised by their place.
///
/// An own loop and not a SmallRye channel, because the order of these three is the whole point, and
/// because nothing may give up: there is no dead-letter topic for a log that drops nothing, and no
/// age at which an unsealed record kills the channel. When something is away, the loop goes back to
/// the first record that is not sealed and keeps polling, so that it stays in its group.
final class Ingest implements Runnable {
  private static final Logger LOG = Logger.getLogger(Ingest.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;
  private final RecordReader reader;
  private final SealFacts facts;
  private final AuditConfig config;
  private final IngestState state;

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
    var records = ConsumerRecords.<byte[], byte[]>empty();
    try {
      records = consumer.poll(POLL);
      seal(records);
      if (state.endsTrouble()) {
        LOG.info("Sealing again");
      }
    } catch (RuntimeException e) {
      rewind(records);
      waitAfter(e);
    }
  }

  private void waitAfter(RuntimeException reason) {
    if (state.beginsTrouble(reason)) {
      LOG.errorf(
          reason, "Nothing can be sealed now, trying until it can: every=%s", config.retry());
    }
    state.pause(config.retry());
  }

  private void seal(ConsumerRecords<byte[], byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    // A signature costs more to check than anything else here, and each stands for itself.
    var arrivals = StreamSupport.stream(records.spliterator(), true).map(reader::read).toList();
    Failpoint.AUDIT_READ_NOT_SEALED.reached();
    var fresh = facts.seal(arrivals);
    Failpoint.AUDIT_SEALED_NOT_ACKNOWLEDGED.reached();
    consumer.commitSync(records.nextOffsets());
    LOG.debugf("Sealed: entries=%d repeated=%d", fresh, arrivals.size() - fresh);
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
