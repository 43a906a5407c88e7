package dev.stepwise.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs PostgreSQL's programs, which refuse to be run by root. Root runs them in a user namespace
/// in which it is nobody, but still owns its files.
final class Command {
  private Command() {}

  /// Runs a program to its end and fails with what it said unless it exits 0.
  static void run(List<String> command) {
    try {
      // A file, not a pipe: the server inherits it and would keep a pipe open.
      var said = Files.createTempFile("stepwise-", ".txt");
      try {
        run(command, said);
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to run " + command.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + command.getFirst(), e);
    }
  }

  private static void run(List<String> command, Path said)
      throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(asNobody(command))
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(
          "Expected %s to succeed, but it exited with %d and said: %s"
              .formatted(command, exit, Files.readString(said, StandardCharsets.UTF_8)));
    }
  }

  private static List<String> asNobody(List<String> command) throws IOException {
    if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      return command;
    }
    var prefixed = new ArrayList<>(List.of("unshare", "--user"));
    prefixed.addAll(command);
    return prefixed;
  }
}
