package dev.stepwise.systemtests.bench;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import net.schmizz.sshj.SSHClient;

/// The peer: a command over a connection that is open already, with nothing that lasts.
record RawExec(SSHClient client) implements AutoCloseable {
  static RawExec to(InstalledHost host, Path identity) throws IOException {
    var client = new SSHClient();
    client.addHostKeyVerifier(fingerprint(host.hostKeys().getFirst()));
    client.connect(host.address(), host.port());
    client.getSocket().setTcpNoDelay(true);
    client.authPublickey(host.user(), identity.toString());
    return new RawExec(client);
  }

  private static String fingerprint(String key) {
    var blob = Base64.getDecoder().decode(key.split(" ")[1]);
    return "SHA256:"
        + Base64.getEncoder()
            .withoutPadding()
            .encodeToString(HexFormat.of().parseHex(Sha256.of(blob).hex()));
  }

  void run(String command) throws IOException {
    try (var session = client.startSession();
        var running = session.exec(command)) {
      running.getInputStream().readAllBytes();
      running.join();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
