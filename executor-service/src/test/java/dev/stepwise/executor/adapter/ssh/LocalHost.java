package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// This machine, as a host with a shell of one's choice: what the agent does there it does
/// anywhere.
final class LocalHost implements HostShell {
  private final List<String> shell;
  private final Path home;
  private String boot = "";
  private long leastSpace = 1024;

  LocalHost(String shell, Path home) {
    this.shell = List.of(shell.split(" "));
    this.home = home;
  }

  static boolean has(String shell) {
    var word = shell.split(" ")[0];
    return Path.of("/bin", word).toFile().exists() || Path.of("/usr/bin", word).toFile().exists();
  }

  SshRunLedger ledger() {
    return new SshRunLedger(this, programs(), Duration.ofSeconds(10));
  }

  ShellProgram programs() {
    return new ShellProgram(
        () -> "w" + UUID.randomUUID(), Duration.ofSeconds(1), Duration.ofSeconds(2), leastSpace);
  }

  /// As if the host had restarted.
  void restart() {
    boot = "boot-" + UUID.randomUUID();
  }

  Path folder(RunStep command) {
    return home.resolve(".stepwise/runs").resolve(command.attempt().value());
  }

  Path home() {
    return home;
  }

  List<String> lines(RunStep command, String file) {
    var path = folder(command).resolve(file);
    try {
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Process start() {
    return start("-s");
  }

  /// Starts a supervisor with that on its standard input, and tells its exit code.
  int supervise(Path supervisor, RunStep command, String given) throws Exception {
    var fences =
        home.resolve(".stepwise/fences/" + command.attempt().value().replaceAll("[.][0-9]+$", ""));
    Files.createDirectories(fences);
    var process =
        start(
            supervisor.toString(),
            folder(command).toString(),
            home.resolve(".stepwise/closed/upgrade").toString(),
            fences.toString(),
            "1",
            "60",
            "1",
            Sha256.of(command.work().run().text()).hex(),
            folder(command).resolve("copy").toString());
    send(process, given.getBytes(StandardCharsets.UTF_8));
    return process.waitFor();
  }

  private Process start(String... arguments) {
    var words = new ArrayList<>(shell);
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("STEPWISE_SHELL", String.join(" ", shell));
    if (!boot.isEmpty()) {
      builder.environment().put("STEPWISE_BOOT_ID", boot);
    }
    try {
      return builder.directory(home.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Reply run(InstalledHost host, byte[] program, Duration patience) {
    var process = start();
    try {
      send(process, program);
      var printed = process.getInputStream().readAllBytes();
      var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Reply.Ended(process.waitFor(), printed, errors);
    } catch (IOException | InterruptedException e) {
      return new Reply.Broken(HostProblem.UNREACHABLE, e.toString(), true);
    }
  }

  /// Writes what the shell takes; it may end early.
  static void send(Process process, byte[] program) throws IOException {
    try (var input = process.getOutputStream()) {
      input.write(program);
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
  }
}
