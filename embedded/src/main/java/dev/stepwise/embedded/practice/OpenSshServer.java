package dev.stepwise.embedded.practice;

import dev.stepwise.embedded.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A real `sshd` in front of one practice host.
final class OpenSshServer implements HostServer {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path sshd;
  private final HostFolder host;
  private final int port;
  private final SshdFiles files;
  private @Nullable Listener listener;

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
      listener = start(configuration);
      awaitListening();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected sshd of host %s to start".formatted(host.id()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while sshd starts", e);
    }
  }

  private Listener start(Path configuration) throws IOException {
    var process =
        new ProcessBuilder(
                sshd.toString(), "-D", "-f", configuration.toString(), "-E", files.log().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Listener(process, LastWill.leave("kill \"$1\"", Long.toString(process.pid())));
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
    var closing = listener;
    if (closing == null) {
      return;
    }
    for (var living = closing.sessions(); !living.isEmpty(); living = closing.sessions()) {
      living.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    closing.process.destroyForcibly().onExit().join();
    listener = null;
    revoke(closing.will);
  }

  private static void revoke(LastWill will) {
    try {
      will.revoke();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to revoke the last will of an sshd", e);
    }
  }

  @Override
  public void cut() {
    var open = listener;
    if (open != null) {
      open.sessions().forEach(ProcessHandle::destroyForcibly);
    }
  }

  private record Listener(Process process, LastWill will) {
    List<ProcessHandle> sessions() {
      return process.descendants().filter(OpenSshServer::isSshd).toList();
    }
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
