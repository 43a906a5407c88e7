package dev.stepwise.executor.adapter.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Closes something that blocks for ever, unless it is itself closed in time.
final class Deadline implements AutoCloseable {
  private final CountDownLatch met = new CountDownLatch(1);
  private final AtomicBoolean missed = new AtomicBoolean();

  private Deadline() {}

  static Deadline in(Duration time, Closeable closed) {
    var deadline = new Deadline();
    Thread.ofVirtual().name("deadline").start(() -> deadline.watch(time, closed));
    return deadline;
  }

  private void watch(Duration time, Closeable closed) {
    try {
      if (!met.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        missed.set(true);
        closed.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // It is as good as closed.
    }
  }

  boolean isMissed() {
    return missed.get();
  }

  @Override
  public void close() {
    met.countDown();
  }
}
