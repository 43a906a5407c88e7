package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.InstalledHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.SocketFactory;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;

/// A real client that trusts a host's pinned key only.
final class SshClient implements AutoCloseable {
  // Cuts are what these tests are about; the client need not complain.
  private static final Logger LOG = Logger.getLogger("net.schmizz");

  private final SSHClient client;

  private SshClient(SSHClient client) {
    this.client = client;
  }

  static SshClient connect(InstalledHost host, Path identity) throws IOException {
    LOG.setLevel(Level.OFF);
    var client = new SSHClient();
    client.setConnectTimeout(10_000);
    client.setTimeout(10_000);
    client.setSocketFactory(new PromptSockets());
    client.addHostKeyVerifier(new Pinned(host.hostKeys()));
    client.connect(host.address(), host.port());
    client.authPublickey(host.user(), identity.toString());
    return new SshClient(client);
  }

  /// Starts a command and leaves it to the caller to read it.
  Session.Command start(String command) throws IOException {
    return client.startSession().exec(command);
  }

  /// Runs a command to its end with some input.
  Result run(String command, String input) throws IOException {
    try (var session = client.startSession()) {
      var running = session.exec(command);
      try (var stdin = running.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      var err = new String(running.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      running.join(10, TimeUnit.SECONDS);
      return new Result(running.getExitStatus(), out, err);
    }
  }

  String output(String command) throws IOException {
    return run(command, "").out().strip();
  }

  boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  record Result(int exit, String out, String err) {}

  private record Pinned(List<String> keys) implements HostKeyVerifier {
    @Override
    public boolean verify(String host, int port, PublicKey key) {
      var bytes = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
      return keys.contains("ssh-ed25519 " + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public List<String> findExistingAlgorithms(String host, int port) {
      return List.of("ssh-ed25519");
    }
  }

  private static final class PromptSockets extends SocketFactory {
    @Override
    public Socket createSocket() throws IOException {
      var socket = new Socket();
      socket.setTcpNoDelay(true);
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort)
        throws IOException {
      return new Socket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return new Socket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
        throws IOException {
      return new Socket(host, port, from, fromPort);
    }
  }
}
