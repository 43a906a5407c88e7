package dev.stepwise.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Which processes belong to the stack, written down so that the next start can stop those that
/// outlived it. A process counts as ours only when its start time is the written one: pids are used
/// again.
record ProcessRecord(Path folder) {
  private static final Duration JITTER = Duration.ofSeconds(2);
  private static final int GRACE_SECONDS = 3;

  /// Writes a process down.
  void write(String name, ProcessHandle process) throws IOException {
    var start = process.info().startInstant().orElse(Instant.EPOCH);
    Files.writeString(
        folder.resolve(name), "%d %d%n".formatted(process.pid(), start.toEpochMilli()));
  }

  /// Forgets a process that has ended.
  void remove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException _) {
      // a stale record does no harm: its start time fits no process
    }
  }

  /// Stops what an earlier stack left running, and says how many that were.
  long stopLeftovers() {
    try (var files = Files.list(folder)) {
      var left = files.map(ProcessRecord::read).flatMap(Optional::stream).toList();
      left.forEach(ProcessHandle::destroy);
      left.forEach(ProcessRecord::awaitEnd);
      return left.size();
    } catch (IOException e) {
      throw new StackTrouble("Expected to read %s, but %s".formatted(folder, e), e);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    try {
      process.onExit().get(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      process.destroyForcibly();
      process.onExit().join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<ProcessHandle> read(Path file) {
    try {
      var fields = Files.readString(file).strip().split(" ", 2);
      var started = Instant.ofEpochMilli(Long.parseLong(fields[1]));
      return ProcessHandle.of(Long.parseLong(fields[0]))
          .filter(process -> startedAt(process, started));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
      return Optional.empty();
    }
  }

  private static boolean startedAt(ProcessHandle process, Instant written) {
    return process
        .info()
        .startInstant()
        .map(actual -> Duration.between(actual, written).abs().compareTo(JITTER) < 0)
        .orElse(false);
  }
}
