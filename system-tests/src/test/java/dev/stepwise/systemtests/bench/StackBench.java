package dev.stepwise.systemtests.bench;

import dev.stepwise.systemtests.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How soon the local stack is ready, and what memory it takes while it has nothing to do. Kafka
/// and the practice hosts live in this process, with the bench.
class StackBench {
  private static final double READY_LIMIT = 15;
  private static final double MEMORY_LIMIT = 1.5 * 1024;

  @Test
  void print() {
    var began = System.nanoTime();
    SharedStack.get();
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "bench: ready after %.1f s, %.2f of the limit%n", seconds, seconds / READY_LIMIT);
    var mebibytes =
        Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .mapToDouble(StackBench::mebibytes)
            .sum();
    System.out.printf(
        "bench: memory when idle %.0f MiB, %.2f of the limit%n",
        mebibytes, mebibytes / MEMORY_LIMIT);
  }

  /// What a process has for itself, and its share of what it has with others (proc(5), `Pss`).
  private static double mebibytes(ProcessHandle process) {
    try {
      return pss(Files.readAllLines(Path.of("/proc/%d/smaps_rollup".formatted(process.pid()))));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to see the memory of process " + process.pid(), e);
    }
  }

  private static double pss(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
