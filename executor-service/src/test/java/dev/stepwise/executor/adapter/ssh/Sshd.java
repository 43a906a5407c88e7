package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The machine's own `sshd`, on a port of its own. One logs in as the user of this process.
final class Sshd implements AutoCloseable {
  static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  static final String USER = System.getProperty("user.name");

  private final Path folder;
  private final int port;
  private final Path hostKey;
  private final Process process;

  private Sshd(Path folder, int port, Path hostKey, Process process) {
    this.folder = folder;
    this.port = port;
    this.hostKey = hostKey;
    this.process = process;
  }

  /// @param folder of its own
  /// @param client the key that may log in, without `.pub`
  /// @param settings lines beside those that every test needs
  static Sshd start(Path folder, Path client, String... settings) {
    try {
      Files.createDirectories(folder);
      if (USER.equals("root")) {
        Files.createDirectories(Path.of("/run/sshd"));
      }
      Files.writeString(folder.resolve("authorized_keys"), Ssh.publicKey(client) + "\n");
      var hostKey = folder.resolve("host_key");
      if (!Files.exists(hostKey)) {
        Ssh.ed25519(hostKey);
      }
      var port = FreePort.find();
      var sshd = new Sshd(folder, port, hostKey, open(folder, port, hostKey, settings));
      Awaitility.await().until(sshd::isListening);
      return sshd;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process open(Path folder, int port, Path hostKey, String... settings)
      throws IOException {
    var own =
        Stream.of(
            "ListenAddress 127.0.0.1",
            "Port " + port,
            "HostKey " + hostKey,
            "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
            "PasswordAuthentication no",
            "KbdInteractiveAuthentication no",
            "PermitRootLogin yes",
            "StrictModes no",
            "UsePAM no",
            "UseDNS no",
            "PidFile none",
            "LogLevel DEBUG1");
    Files.write(folder.resolve("sshd_config"), Stream.concat(Stream.of(settings), own).toList());
    return new ProcessBuilder(
            PROGRAM.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("sshd.log").toFile()))
        .start();
  }

  private boolean isListening() {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  int port() {
    return port;
  }

  String hostKeyLine() {
    return Ssh.publicKey(hostKey);
  }

  InstalledHost host() {
    return host(port, hostKeyLine());
  }

  static InstalledHost host(int port, String... hostKeys) {
    return new InstalledHost(
        new HostId("host-1"),
        List.of("server"),
        "127.0.0.1",
        port,
        USER,
        "default",
        List.of(hostKeys),
        new TreeMap<>());
  }

  Bastion bastion() {
    return new Bastion("127.0.0.1", port, USER, List.of(hostKeyLine()));
  }

  String said() {
    return Ssh.read(folder.resolve("sshd.log"));
  }

  /// How many logins it has let in.
  long logins() {
    return said().lines().filter(line -> line.contains("Accepted publickey")).count();
  }

  /// Ends all sessions without a word.
  void cut() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    var all = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
  }
}
