package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The processes of one practice host: those that carry its mark in their environment, however
/// detached they are, and those that run a program of its folder.
///
/// @param root the host's folder
record HostProcesses(Path root) {
  /// The environment variable whose value is the host's folder.
  static final String MARK = "STEPWISE_PRACTICE_HOST";

  private static final int ROUNDS = 500;
  private static final Duration PAUSE = Duration.ofMillis(10);

  /// Kills them all, and those that they start meanwhile.
  void kill() {
    for (int round = 0; round < ROUNDS; round++) {
      var living = find();
      if (living.isEmpty()) {
        return;
      }
      living.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IllegalStateException(
        "Expected the processes of %s to die, but these live: %s".formatted(root, find()));
  }

  // The dead that nobody has buried have neither environment nor command line.
  private List<ProcessHandle> find() {
    var us = ProcessHandle.current();
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(us))
        .filter(this::belongsToHost)
        .toList();
  }

  private boolean belongsToHost(ProcessHandle process) {
    var folder = Path.of("/proc", Long.toString(process.pid()));
    return words(folder.resolve("environ")).anyMatch((MARK + "=" + root)::equals)
        || words(folder.resolve("cmdline")).anyMatch(word -> word.startsWith(root + "/"));
  }

  private static Stream<String> words(Path file) {
    try {
      return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"));
    } catch (IOException _) {
      return Stream.empty();
    }
  }
}
