package dev.stepwise.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Closes a stream on which nothing has come for too long. A connection can be gone without anybody
/// saying so, as when a VPN drops; whoever reads it would wait for ever.
final class Pulse implements AutoCloseable {
  private final InputStream stream;
  private final Duration silence;
  private final Thread watcher;
  private volatile long last = System.nanoTime();

  /// @param silence the longest that is no reason to worry
  Pulse(InputStream stream, Duration silence) {
    this.stream = stream;
    this.silence = silence;
    this.watcher = Thread.ofVirtual().unstarted(this::watch);
    watcher.start();
  }

  /// Something has come.
  void beat() {
    last = System.nanoTime();
  }

  private void watch() {
    try {
      for (var left = left(); left.isPositive(); left = left()) {
        Thread.sleep(left);
      }
      stream.close();
    } catch (InterruptedException | IOException _) {
      // nobody reads it any longer
    }
  }

  private Duration left() {
    return silence.minusNanos(System.nanoTime() - last);
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
