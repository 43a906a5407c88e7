package dev.stepwise.systemtests.harbour;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.embedded.Folders;
import dev.stepwise.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/// Two bastions and a host behind them, as `harbour/machine.sh` makes them. One authority has
/// signed the RSA key that all three show, and the key of whoever logs in.
final class Harbour implements AutoCloseable {
  /// The password that `sudo` asks user `ops` for.
  static final String PASSWORD = "open, sesame";

  private static final Path MACHINE =
      Path.of("src/test/resources/harbour/machine.sh").toAbsolutePath();
  private static final List<String> NAMESPACES =
      List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");

  private final Path folder;
  private final int outer = FreePort.find();
  private final int inner = FreePort.find();
  private final int host = FreePort.find();
  private final Process machine;

  private Harbour(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    makeKeys();
    this.machine =
        process(
            "sh",
            MACHINE.toString(),
            folder.toString(),
            Integer.toString(outer),
            Integer.toString(inner),
            Integer.toString(host));
    Awaitility.await().until(() -> isListening(outer) && isListening(inner) && isListening(host));
  }

  /// Why it cannot be had on this machine; nothing when it can.
  static Optional<String> missing() throws InterruptedException {
    for (var program : List.of("/usr/sbin/sshd", "/usr/bin/sudo", "/usr/bin/ssh-keygen")) {
      if (!Files.isExecutable(Path.of(program))) {
        return Optional.of("there is no " + program + " (install openssh-server and sudo)");
      }
    }
    return canMakeNamespaces()
        ? Optional.empty()
        : Optional.of("it needs root, and to be allowed namespaces of its own (unshare)");
  }

  private static boolean canMakeNamespaces() throws InterruptedException {
    try {
      return process("mount", "--make-rprivate", "/").waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// @param folder of its own; what was in it is removed
  static Harbour open(Path folder) throws IOException, InterruptedException {
    Folders.delete(Files.createDirectories(folder));
    return new Harbour(Files.createDirectories(folder).toAbsolutePath());
  }

  private static Process process(String... command) throws IOException {
    var all = new ArrayList<>(NAMESPACES);
    all.addAll(List.of(command));
    return new ProcessBuilder(all).inheritIO().start();
  }

  private void makeKeys() throws IOException, InterruptedException {
    keygen("-t", "ed25519", "-N", "", "-f", "authority");
    keygen("-t", "rsa", "-b", "3072", "-N", "", "-f", "host_key");
    keygen("-s", "authority", "-I", "harbour", "-h", "-n", "127.0.0.1", "host_key.pub");
    keygen("-t", "ed25519", "-N", "", "-f", "id");
    keygen("-s", "authority", "-I", "executor", "-n", "gate,ops", "id.pub");
  }

  private void keygen(String... options) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("ssh-keygen", "-q"));
    command.addAll(List.of(options));
    var code = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("Expected %s to work, but exit %d".formatted(command, code));
    }
  }

  private static boolean isListening(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// The private key that logs in; its certificate is beside it.
  Path identity() {
    return folder.resolve("id");
  }

  /// @param password a reference to the secret that `sudo` asks for
  Installation installation(String password) throws IOException {
    var authority = List.of("@cert-authority " + publicKey("authority"));
    var crane =
        new InstalledHost(
            new HostId("crane"),
            List.of("crane"),
            "127.0.0.1",
            host,
            "ops",
            "default",
            authority,
            new TreeMap<>(),
            Optional.of(
                List.of(
                    new Bastion("127.0.0.1", outer, "gate", authority),
                    new Bastion("127.0.0.1", inner, "gate", authority))),
            Optional.of(new Become("app", Optional.of(password))));
    return new Installation(
        new InstallationId("far-harbour"),
        "harbour",
        "Far harbour",
        "pier",
        List.of(crane),
        new TreeMap<>(),
        Optional.of(ApprovalRules.PRACTICE));
  }

  private String publicKey(String name) throws IOException {
    var words = Files.readString(folder.resolve(name + ".pub")).split(" ");
    return words[0] + " " + words[1];
  }

  /// What the sshd of that name has logged.
  String said(String sshd) throws IOException {
    return Files.readString(folder.resolve(sshd + ".log"));
  }

  /// A file or folder as the host sees it.
  Path file(String path) {
    var inside = machine.children().findFirst().orElseThrow();
    return Path.of("/proc", Long.toString(inside.pid()), "root").resolve(path.substring(1));
  }

  @Override
  public void close() {
    machine.destroyForcibly().onExit().join();
  }
}
