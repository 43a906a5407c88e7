package dev.stepwise.executor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What anybody on this machine can see of processes.
public final class ProcessFiles {
  private ProcessFiles() {}

  /// The processes whose `/proc/<pid>/<file>` holds the text.
  public static List<Long> holding(String file, String text) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> text(Path.of("/proc", Long.toString(pid), file)).contains(text))
        .toList();
  }

  /// The file's bytes as text; nothing when it is gone, or not ours to read.
  public static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return "";
    }
  }
}
