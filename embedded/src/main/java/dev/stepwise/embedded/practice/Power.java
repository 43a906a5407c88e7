package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Sets the practice installation up once and switches its processes on and off, by the scripts of
/// the practice folder. The installation outlives this process when it is killed, as real hosts do.
///
/// @param source the practice folder
/// @param range the range's folder
record Power(Path source, Path range, PracticeDescription description) {
  private static final long PATIENCE_SECONDS = 300;
  private static final int NOT_POSSIBLE = 77;

  /// Whether the hosts are on, left so by a process that was killed.
  boolean isOn() {
    try {
      return Files.readString(switchFile()).equals(machineBoot());
    } catch (IOException _) {
      return false;
    }
  }

  void setUpOnce() {
    var done = range.resolve("set-up");
    if (!Files.exists(done)) {
      run("setup.sh");
      HostFolder.write(done, description.scenario());
    }
    requireSameScenario(done);
  }

  private void requireSameScenario(Path done) {
    try {
      var earlier = Files.readString(done);
      if (!earlier.equals(description.scenario())) {
        throw new IllegalStateException(
            "Expected %s to be of scenario '%s', but it was set up as '%s'"
                .formatted(range, description.scenario(), earlier));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + done, e);
    }
  }

  void on() {
    HostFolder.write(switchFile(), machineBoot());
    run("power-on.sh");
  }

  void off() {
    run("power-off.sh");
    try {
      Files.deleteIfExists(switchFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to remove " + switchFile(), e);
    }
  }

  private Path switchFile() {
    return range.resolve("power");
  }

  private static String machineBoot() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected Linux to have a boot id", e);
    }
  }

  private void run(String script) {
    var log = range.resolve(script + ".log");
    try {
      var builder =
          new ProcessBuilder("/bin/sh", source.resolve(script).toString())
              .directory(range.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment());
      var process = builder.start();
      process.getOutputStream().close();
      requireSuccess(script, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to run " + script, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + script, e);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "PRACTICE_ROOT", range.toString(),
        "PRACTICE_SOURCE", source.toString(),
        "PRACTICE_SCENARIO", description.scenario(),
        "PRACTICE_RELEASE", description.release(),
        "PRACTICE_TARGET", description.target(),
        "PRACTICE_TOPOLOGY", description.topology());
  }

  private static void requireSuccess(String script, Process process, Path log)
      throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "Expected %s to end within %d s, but it did not; it said: %s"
              .formatted(script, PATIENCE_SECONDS, Files.readString(log)));
    }
    if (process.exitValue() == NOT_POSSIBLE) {
      throw new NotPossibleHere(lastLine(Files.readString(log)));
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "Expected %s to exit 0, but it exited %d and said: %s"
              .formatted(script, process.exitValue(), Files.readString(log)));
    }
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("it says that it is not possible here", (_, line) -> line);
  }
}
