package dev.stepwise.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A script that runs on this machine as a process group of its own, so that all of it can be
/// killed. Its input is closed, or fed from a file; nobody is at a terminal.
final class RunningScript {
  private static final int TAIL = 4096;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final Path output;

  private RunningScript(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// @param desk an empty folder of its own, for the script's text and what it prints
  /// @param answers lines for its input
  static RunningScript start(
      Path desk, Path home, String text, Map<String, String> environment, List<String> answers)
      throws IOException {
    var script = Files.writeString(desk.resolve("script"), text);
    var output = desk.resolve("output");
    var builder =
        new ProcessBuilder("setsid", "/bin/sh", script.toString())
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(input(desk, answers).toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new RunningScript(builder.start(), output);
  }

  private static Path input(Path desk, List<String> answers) throws IOException {
    return answers.isEmpty()
        ? Path.of("/dev/null")
        : Files.write(desk.resolve("input"), answers, StandardCharsets.UTF_8);
  }

  /// Whether it has ended before the time is over.
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a script ran", e);
    }
  }

  /// Ends it as a host does whose time is over: TERM, and KILL to what is left.
  void end() {
    signal("TERM");
    if (!endsWithin(GRACE)) {
      kill();
    }
  }

  /// Kills it and all that it started in its group.
  void kill() {
    signal("KILL");
    process.destroyForcibly();
    process.onExit().join();
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " -" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to signal a process group", e);
    }
  }

  /// After it has ended.
  Answer answer() {
    try {
      var all = Files.readString(output, StandardCharsets.ISO_8859_1);
      var tail = all.substring(Math.max(0, all.length() - TAIL));
      var text = new String(tail.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return new Answer(process.exitValue(), text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read what a script printed", e);
    }
  }

  /// All lines that it printed.
  List<String> lines() {
    try {
      return new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read what a script printed", e);
    }
  }
}
