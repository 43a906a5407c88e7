package dev.stepwise.executor.adapter.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What a program prints on one stream. It is read to the end as it comes, so that the host is
/// never blocked, and kept as far as it is within the bound: up to the end of a line then, as of a
/// secret that is cut through, what is left is not known as one.
final class Printed {
  /// An answer is one chunk of output, facts, and a line; a host that says more is not ours.
  private static final int MOST = ShellProgram.LARGEST_CHUNK + 1024 * 1024;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private boolean cut;

  private Printed() {}

  /// @param more released whenever there is more, and at the end
  static Printed on(InputStream stream, Semaphore more) {
    var printed = new Printed();
    Thread.ofVirtual().name("ssh stream").start(() -> printed.read(stream, more));
    return printed;
  }

  private void read(InputStream stream, Semaphore more) {
    try {
      var buffer = new byte[16 * 1024];
      for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        keep(buffer, read);
        more.release();
      }
      whole.complete(soFar());
    } catch (IOException e) {
      whole.completeExceptionally(e);
    } finally {
      more.release();
    }
  }

  private synchronized void keep(byte[] buffer, int length) {
    var fitting = Math.min(length, MOST - kept.size());
    kept.write(buffer, 0, fitting);
    cut |= fitting < length;
  }

  synchronized byte[] soFar() {
    return cut ? wholeLines(kept.toByteArray()) : kept.toByteArray();
  }

  private static byte[] wholeLines(byte[] bytes) {
    var end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  String textSoFar() {
    return new String(soFar(), StandardCharsets.UTF_8);
  }

  boolean isOver() {
    return whole.isDone();
  }

  /// All of it, when the stream has ended.
  byte[] whole(Duration patience) throws IOException {
    try {
      return whole.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("Expected an answer within " + patience + ", but there was none", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The call was interrupted", e);
    }
  }
}
