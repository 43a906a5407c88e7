package dev.stepwise.audit.adapter.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// How the ingest is doing, between its thread and the others.
@ApplicationScoped
class IngestState {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  /// What it waits for to pass; empty while records are sealed as they come.
  Optional<String> trouble() {
    return trouble.get();
  }

  /// Notes that records are sealed as they come, and tells whether they were not before.
  boolean endsTrouble() {
    return trouble.getAndSet(Optional.empty()).isPresent();
  }

  /// Notes why they are not, and tells whether that is another reason than before.
  boolean beginsTrouble(RuntimeException reason) {
    var now = Optional.of(reason.toString());
    return !trouble.getAndSet(now).equals(now);
  }

  void stop() {
    stop.countDown();
  }

  boolean isStopping() {
    return stop.getCount() == 0;
  }

  /// Waits, but not longer than until it is told to stop.
  void pause(Duration howLong) {
    try {
      stop.await(howLong.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      stop();
    }
  }
}
