package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A real `sshd` in front of one practice host.
final class OpenSshServer implements HostServer {
  // Ends the listener when told to, or when this process dies and the pipe breaks.
  private static final String LEASH =
      """
      trap '' INT HUP
      "$@" &
      read -r _
      kill $!
      """;

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path sshd;
  private final HostFolder host;
  private final int port;
  private final SshdFiles files;
  private @Nullable Process leash;

  OpenSshServer(Path sshd, HostFolder host, int port, SshKey client) {
    this.sshd = sshd;
    this.host = host;
    this.port = port;
    this.files = new SshdFiles(host, port, client);
  }

  @Override
  public void open(SshKey hostKey) {
    var configuration = files.write(hostKey);
    try {
      makePrivilegeSeparationFolder();
      leash = start(configuration);
      awaitListening();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected sshd of host %s to start".formatted(host.id()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sshd starts", e);
    }
  }

  private Process start(Path configuration) throws IOException {
    return new ProcessBuilder(
            "/bin/sh",
            "-c",
            LEASH,
            "leash",
            sshd.toString(),
            "-D",
            "-f",
            configuration.toString(),
            "-E",
            files.log().toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  // Root's sshd wants it; where sshd is not a service nobody has made it.
  private static void makePrivilegeSeparationFolder() throws IOException {
    if (System.getProperty("user.name").equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
  }

  private void awaitListening() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isListening()) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "Expected port %d to be listened on, but it is not; sshd said: %s"
                .formatted(port, Files.readString(files.log())));
      }
      Thread.sleep(PAUSE);
    }
  }

  private boolean isListening() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    var held = leash;
    if (held == null) {
      return;
    }
    for (var living = sshds(held); !living.isEmpty(); living = sshds(held)) {
      living.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    held.destroyForcibly().onExit().join();
    leash = null;
  }

  private static List<ProcessHandle> sshds(Process leash) {
    return leash.descendants().filter(OpenSshServer::isSshd).toList();
  }

  @Override
  public void cut() {
    sessions().forEach(ProcessHandle::destroyForcibly);
  }

  // All but the listener, which is the leash's own child.
  private List<ProcessHandle> sessions() {
    return Optional.ofNullable(leash).stream()
        .flatMap(held -> held.children())
        .flatMap(ProcessHandle::descendants)
        .filter(OpenSshServer::isSshd)
        .toList();
  }

  // Its title is its command line; the dead that nobody has buried have none.
  private static boolean isSshd(ProcessHandle process) {
    try {
      var commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(commandLine, StandardCharsets.ISO_8859_1)
          .matches("(?s)(/\\S*/)?sshd\\b.*");
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void dropAfterBytes(long bytes) {
    throw new UnsupportedOperationException(
        "Expected a host of the in-process range, but this one has a real sshd, which cannot count");
  }
}
