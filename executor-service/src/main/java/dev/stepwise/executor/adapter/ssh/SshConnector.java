package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.HostProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;

/// Opens connections. The library's own defaults wait for ever, batch small packets and cannot see
/// a dead peer; all three are set otherwise here.
final class SshConnector {
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int MOST_UNANSWERED = 3;

  private final Path identity;
  private final Duration connectTimeout;
  private final Clock clock;

  SshConnector(Path identity, Duration connectTimeout, Clock clock) {
    this.identity = identity;
    this.connectTimeout = connectTimeout;
    this.clock = clock;
  }

  /// Connects and logs in; nothing is sent to a host that shows a key which is not pinned.
  SshConnection connect(InstalledHost host) throws NoConnection {
    var keys = pinned(host);
    var client = client(keys);
    try {
      client.connect(host.address(), host.port());
      client.authPublickey(host.user(), client.loadKeys(identity.toString()));
      return new SshConnection(client, clock.instant());
    } catch (IOException e) {
      close(client);
      throw failure(host, keys, e);
    }
  }

  private SSHClient client(PinnedHostKeys keys) {
    var config = new DefaultConfig();
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    var client = new SSHClient(config);
    client.addHostKeyVerifier(keys);
    client.setSocketFactory(new PromptSocketFactory());
    client.setConnectTimeout((int) connectTimeout.toMillis());
    client.setTimeout((int) connectTimeout.toMillis());
    client.getConnection().setTimeoutMs((int) connectTimeout.toMillis());
    client.getTransport().setTimeoutMs((int) connectTimeout.toMillis());
    var keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    keepAlive.setMaxAliveCount(MOST_UNANSWERED);
    return client;
  }

  private static PinnedHostKeys pinned(InstalledHost host) throws NoConnection {
    try {
      return new PinnedHostKeys(host.hostKeys());
    } catch (IllegalArgumentException e) {
      throw new NoConnection(HostProblem.HOST_KEY_CHANGED, e.toString(), e);
    }
  }

  private static NoConnection failure(InstalledHost host, PinnedHostKeys keys, IOException e) {
    var where = "%s (%s@%s:%d): ".formatted(host.id(), host.user(), host.address(), host.port());
    return keys.change()
        .map(change -> new NoConnection(HostProblem.HOST_KEY_CHANGED, where + change, e))
        .orElseGet(() -> new NoConnection(problem(e), where + reason(e), e));
  }

  private static HostProblem problem(IOException e) {
    return e instanceof UserAuthException ? HostProblem.LOGIN_REFUSED : HostProblem.UNREACHABLE;
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static void close(SSHClient client) {
    try {
      client.close();
    } catch (IOException _) {
      // It never was a connection; the failure to open it is what is told.
    }
  }
}
