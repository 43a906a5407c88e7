package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.HostProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// This machine, as a host with a shell of one's choice: what the agent does there it does
/// anywhere.
final class LocalHost extends TestedHost {
  private final List<String> shell;
  private String path = "";
  private String boot = "";

  LocalHost(String shell, Path home) {
    super(shell, home);
    this.shell = List.of(shell.split(" "));
  }

  static boolean has(String shell) {
    var word = shell.split(" ")[0];
    return Path.of("/bin", word).toFile().exists() || Path.of("/usr/bin", word).toFile().exists();
  }

  @Override
  List<String> shell() {
    return shell;
  }

  @Override
  void restart() {
    boot = "boot-" + UUID.randomUUID();
  }

  @Override
  void breakOff(byte[] program, Duration after) throws Exception {
    var call = start();
    send(call, program);
    call.waitFor(after.toNanos(), TimeUnit.NANOSECONDS);
    call.destroyForcibly();
  }

  @Override
  public Reply run(UpgradeId upgrade, InstalledHost host, byte[] program, Duration patience) {
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

  private Process start() {
    return process(this, List.of("-s"));
  }

  /// As if the host had no such command.
  void lacks(String command) throws IOException {
    Files.createDirectories(bin());
    for (var folder : System.getenv("PATH").split(":", -1)) {
      for (var tool : Optional.ofNullable(Path.of(folder).toFile().list()).orElse(new String[0])) {
        if (!tool.equals(command) && !Files.exists(bin().resolve(tool))) {
          Files.createSymbolicLink(bin().resolve(tool), Path.of(folder, tool));
        }
      }
    }
    path = bin().toString();
  }

  @Override
  Map<String, String> environment() {
    var environment = new TreeMap<>(super.environment());
    environment.put("STEPWISE_SHELL", String.join(" ", shell));
    if (!path.isEmpty()) {
      environment.put("PATH", path);
    }
    if (!boot.isEmpty()) {
      environment.put("STEPWISE_BOOT_ID", boot);
    }
    return environment;
  }

  @Override
  void cleanUp() {
    super.cleanUp();
    path = "";
    boot = "";
  }

  /// A shell as it runs on that host.
  static Process process(TestedHost host, List<String> arguments) {
    var words = new ArrayList<>(host.shell());
    words.addAll(arguments);
    var builder = new ProcessBuilder(words);
    builder.environment().putAll(host.environment());
    try {
      return builder.directory(host.home().toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
