package dev.stepwise.cli.screen;

import java.time.Duration;

/// Does something small again and again, such as drawing a line anew, until it is closed.
public final class Ticker implements AutoCloseable {
  private static final Duration BEAT = Duration.ofMillis(200);

  private final Thread thread;

  /// @param beat what to do
  public Ticker(Runnable beat) {
    thread = Thread.ofVirtual().start(() -> repeat(beat));
  }

  private static void repeat(Runnable beat) {
    try {
      while (true) {
        Thread.sleep(BEAT);
        beat.run();
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
