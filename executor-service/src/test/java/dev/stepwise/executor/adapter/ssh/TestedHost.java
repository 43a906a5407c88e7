package dev.stepwise.executor.adapter.ssh;

import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// This machine as a host: a home of its own, and a way to its shell.
abstract class TestedHost implements HostShell {
  private final String name;

  private final Path home;

  TestedHost(String name, Path home) {
    this.name = name;
    this.home = home;
  }

  /// As if the host had restarted. Kills nobody that the test did not kill.
  abstract void restart();

  /// Sends a program, and breaks the call off after that time, whatever it has come to.
  abstract void breakOff(byte[] program, Duration after) throws Exception;

  /// Ends whatever the test left behind, and removes all it wrote; somebody may be about to write.
  void cleanUp() {
    await()
        .atMost(LedgerMatrix.PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          ProcessTree.with("HOME=" + home).forEach(ProcessHandle::destroyForcibly);
          empty();
          return ProcessTree.with("HOME=" + home).isEmpty();
        });
  }

  /// As if the host's command were that script.
  final void replaces(String command, String script) throws IOException {
    var tool = Files.createDirectories(bin()).resolve(command);
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    tool.toFile().setExecutable(true);
  }

  /// The folder that comes first in `PATH`.
  Path bin() {
    return home.resolve("bin");
  }

  /// Of whatever is run on the host.
  Map<String, String> environment() {
    return Map.of(
        "HOME",
        home.toString(),
        "PATH",
        bin() + ":" + System.getenv().getOrDefault("PATH", "/bin"));
  }

  SshRunLedger ledger() {
    return ledger(1024);
  }

  /// @param leastSpace KiB that must be free for a start
  SshRunLedger ledger(long leastSpace) {
    return new SshRunLedger(this, programs(leastSpace), Duration.ofSeconds(10));
  }

  ShellProgram programs() {
    return programs(1024);
  }

  private static ShellProgram programs(long leastSpace) {
    return new ShellProgram(
        () -> "w" + UUID.randomUUID(), Duration.ofSeconds(1), Duration.ofSeconds(2), leastSpace);
  }

  Path home() {
    return home;
  }

  Path base() {
    return home.resolve(".stepwise");
  }

  Path folder(RunStep command) {
    return base().resolve("runs").resolve(command.attempt().value());
  }

  List<String> lines(RunStep command, String file) {
    var path = folder(command).resolve(file);
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a supervisor with that on its standard input, and tells its exit code.
  int supervise(Path supervisor, RunStep command, String given) throws Exception {
    var fences = base().resolve("fences/" + command.attempt().value().replaceAll("[.][0-9]+$", ""));
    Files.createDirectories(fences);
    var process =
        LocalHost.process(
            this,
            List.of(
                supervisor.toString(),
                folder(command).toString(),
                base().resolve("closed").resolve(command.upgradeId().value()).toString(),
                fences.toString(),
                Long.toString(command.fence()),
                "60",
                "1",
                Sha256.of(command.work().run().text()).hex(),
                folder(command).resolve("copy").toString()));
    LocalHost.send(process, given.getBytes(StandardCharsets.UTF_8));
    return process.waitFor();
  }

  /// The shell that runs the agent.
  List<String> shell() {
    return List.of("/bin/sh");
  }

  private void empty() {
    try (var files = Files.walk(home)) {
      files
          .sorted(Comparator.reverseOrder())
          .filter(file -> !file.equals(home))
          .forEach(TestedHost::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
