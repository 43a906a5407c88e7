package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;

/// Opens connections. The library's own defaults wait for ever, batch small packets and cannot see
/// a dead peer; all three are set otherwise here.
final class SshConnector {
  private final Identity identity;
  private final RevokedKeys revoked;
  private final SshTimes times;
  private final Clock clock;

  SshConnector(Identity identity, RevokedKeys revoked, SshTimes times, Clock clock) {
    this.identity = identity;
    this.revoked = revoked;
    this.times = times;
    this.clock = clock;
  }

  /// Connects and logs in; nothing is sent to a host that shows a key which is not to be trusted.
  ///
  /// @param bastion that it goes through, which only carries what is encrypted for this hop; none
  ///   when it is direct
  SshConnection connect(Hop hop, Optional<SshConnection> bastion) throws NoConnection {
    var keys = keys(hop);
    var client = client(keys);
    try {
      var login = new PublicKeyLogin(identity.signers());
      return bastion.isPresent()
          ? through(bastion.get(), client, login, keys, hop)
          : directly(client, login, keys, hop);
    } catch (IOException e) {
      close(client);
      throw failure(hop, keys, e);
    }
  }

  private SshConnection directly(
      SSHClient client, PublicKeyLogin login, PinnedHostKeys keys, Hop hop) throws IOException {
    client.connect(hop.address(), hop.port());
    client.auth(hop.user(), login);
    return new SshConnection(client, keys, hop, Optional.empty(), clock.instant());
  }

  /// A tunnel has no time limits of its own.
  private SshConnection through(
      SshConnection bastion, SSHClient client, PublicKeyLogin login, PinnedHostKeys keys, Hop hop)
      throws IOException {
    var tunnel = bastion.tunnelTo(hop);
    try (var _ = Deadline.in(times.connect().multipliedBy(2), tunnel)) {
      client.connectVia(tunnel.channel());
      client.auth(hop.user(), login);
      return new SshConnection(client, keys, hop, Optional.of(tunnel), clock.instant());
    } catch (IOException | RuntimeException e) {
      tunnel.close();
      throw e;
    }
  }

  /// Whether the key that the host showed would still be accepted.
  boolean stillTrusts(SshConnection connection) throws NoConnection {
    try {
      return connection.isTrusted(revoked.current());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private SSHClient client(PinnedHostKeys keys) {
    var config = new DefaultConfig();
    RsaCertificates.accept(config);
    config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    config.setVerifyHostKeyCertificates(false); // the verifier does, after the revocations
    var client = new SSHClient(config);
    var millis = (int) times.connect().toMillis();
    client.addHostKeyVerifier(keys);
    client.setSocketFactory(new PromptSocketFactory());
    client.setConnectTimeout(millis);
    client.setTimeout(millis);
    client.getConnection().setTimeoutMs(millis);
    client.getTransport().setTimeoutMs(millis);
    var keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval((int) times.keepAlive().toSeconds());
    keepAlive.setMaxAliveCount(times.mostUnanswered());
    return client;
  }

  private PinnedHostKeys keys(Hop hop) throws NoConnection {
    try {
      return new PinnedHostKeys(HostKeys.of(hop.hostKeys(), revoked.current()));
    } catch (IllegalArgumentException e) {
      throw NoConnection.nothingPinned(hop + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static NoConnection unreadable(IOException e) {
    return NoConnection.unreachable(
        "Expected the list of revoked keys (executor.revoked-keys), without which no host is spoken to, but: "
            + reason(e),
        e);
  }

  private static NoConnection failure(Hop hop, PinnedHostKeys keys, IOException e) {
    var words = hop + ": " + reason(e);
    return keys.refusal()
        .map(refusal -> NoConnection.hostKeyRefused(hop, refusal, e))
        .orElseGet(() ->
            isRefusal(e)
                ? NoConnection.loginRefused(words, e)
                : NoConnection.unreachable(words, e));
  }

  /// The library also says that a login failed when the connection broke meanwhile, or when there
  /// was nothing to log in with. A host that had enough of it only hangs up.
  private static boolean isRefusal(IOException e) {
    return reason(e).contains("Too many authentication failures")
        || (e instanceof UserAuthException && causes(e).noneMatch(SshConnector::isNoWordOfTheHost));
  }

  private static boolean isNoWordOfTheHost(Throwable cause) {
    return cause instanceof TransportException
        || cause instanceof TimeoutException
        || (cause instanceof IOException && !(cause instanceof SSHException));
  }

  private static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
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
