package dev.stepwise.embedded.postgres;

import dev.stepwise.embedded.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server process of one folder: made, started, stopped, and stopped as well when this process
/// dies without a word.
///
/// @param cluster the database cluster's folder
/// @param log what the server says
record Postmaster(PostgresBinaries binaries, Path cluster, Path log) {
  // Shuts down the server that it was written for, and no later one.
  private static final String WILL =
      """
      [ "$(head -n 1 "$1/postmaster.pid" 2>/dev/null)" = "$2" ] && kill -INT "$2"
      """;

  private static final int PATIENCE_SECONDS = 3;

  void createUnlessThere(Path superuserPassword) throws IOException {
    if (Files.exists(cluster.resolve("global/pg_control"))) {
      return;
    }
    Files.createDirectories(cluster.getParent());
    Command.run(
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + cluster,
            "--username=postgres",
            "--pwfile=" + superuserPassword,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync"));
  }

  /// Starts the server, and sees to it that it is shut down when this process dies.
  LastWill start(int port) throws IOException {
    Command.run(
        List.of(
            binaries.program("pg_ctl"),
            "start",
            "--pgdata=" + cluster,
            "--log=" + log,
            "--wait",
            "--silent",
            "--options=" + options(port)));
    return LastWill.leave(WILL, cluster.toString(), Long.toString(pid().orElseThrow()));
  }

  private static String options(int port) {
    return String.join(
        " -c ",
        "-c listen_addresses=127.0.0.1",
        "port=" + port,
        "unix_socket_directories=",
        "max_connections=150",
        "shared_buffers=64MB",
        "timezone=UTC",
        "log_timezone=UTC");
  }

  /// Stops the server without waiting for its clients, nor for long for itself: what it had no time
  /// to write down in its place, it reads from its log at the next start.
  void stop() {
    try {
      stop("fast");
    } catch (IllegalStateException _) {
      stop("immediate");
    }
  }

  private void stop(String mode) {
    Command.run(
        List.of(
            binaries.program("pg_ctl"),
            "stop",
            "--pgdata=" + cluster,
            "--mode=" + mode,
            "--timeout=" + PATIENCE_SECONDS,
            "--wait",
            "--silent"));
  }

  /// Stops a server that an earlier process left running, and forgets one that is gone, even when a
  /// stranger has its process id by now.
  void clearAwayEarlier() throws IOException {
    var earlier = pid();
    if (earlier.filter(this::isOurs).isPresent()) {
      stop();
    } else if (earlier.isPresent()) {
      Files.delete(pidFile());
    }
  }

  // The server's working directory is its cluster.
  private boolean isOurs(long pid) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
    } catch (IOException _) {
      return false;
    }
  }

  private Optional<Long> pid() {
    try (var lines = Files.lines(pidFile())) {
      return lines.findFirst().map(Long::valueOf);
    } catch (IOException _) {
      return Optional.empty();
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("Expected to read " + pidFile(), e.getCause());
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }
}
