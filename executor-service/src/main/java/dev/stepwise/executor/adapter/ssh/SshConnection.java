package dev.stepwise.executor.adapter.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jboss.logging.Logger;

/// An open connection that several calls share, each on a channel of its own. That of a bastion
/// also carries the connections to the hosts behind it.
final class SshConnection implements Closeable {
  private static final Logger LOG = Logger.getLogger(SshConnection.class);

  /// OpenSSH allows 10 (`MaxSessions`); some are left to others. Tunnels do not count.
  private static final int MOST_CHANNELS = 8;

  private final SSHClient client;
  private final PinnedHostKeys keys;
  private final Hop hop;
  private final Optional<Tunnel> tunnel;
  private final Semaphore channels = new Semaphore(MOST_CHANNELS, true);
  private final AtomicInteger carried = new AtomicInteger();
  private volatile Instant lastUsed;

  /// @param tunnel that it goes through; none when it is direct
  SshConnection(
      SSHClient client, PinnedHostKeys keys, Hop hop, Optional<Tunnel> tunnel, Instant now) {
    this.client = client;
    this.keys = keys;
    this.hop = hop;
    this.tunnel = tunnel;
    this.lastUsed = now;
  }

  /// Also whether every bastion on the way is open.
  boolean isOpen() {
    return client.isConnected()
        && client.isAuthenticated()
        && tunnel.map(Tunnel::isOpen).orElse(true);
  }

  /// Whether the key that the host showed would still be accepted.
  boolean isTrusted(Set<KeyBlob> revoked) {
    return keys.holds(revoked, hop.address());
  }

  boolean isIdle(Instant now, Duration length) {
    return channels.availablePermits() == MOST_CHANNELS
        && carried.get() == 0
        && lastUsed.plus(length).isBefore(now);
  }

  void isUsed(Instant now) {
    lastUsed = now;
  }

  /// Does something on a channel, waiting for a free one. [NoConnection]: none could be opened, so
  /// nothing was said to the host.
  <T> T onChannel(Instant now, OnChannel<T> work) throws IOException, NoConnection {
    channels.acquireUninterruptibly();
    lastUsed = now;
    try (var session = session()) {
      return work.with(session);
    } finally {
      channels.release();
    }
  }

  private Session session() throws NoConnection {
    try {
      return client.startSession();
    } catch (OpenFailException e) {
      throw NoConnection.unreachable(
          "%s opens no further session (%s); its sshd may allow more (MaxSessions)"
              .formatted(hop, e.getMessage()),
          e);
    } catch (IOException | IllegalStateException e) { // the latter: the library found it closed
      throw NoConnection.unreachable(
          "the connection to %s broke: %s".formatted(hop, e.getMessage()), e);
    }
  }

  /// Opens a way to a host behind this one.
  Tunnel tunnelTo(Hop behind) throws IOException {
    try {
      var channel = client.newDirectConnection(behind.address(), behind.port());
      carried.incrementAndGet();
      return new Tunnel(this, channel);
    } catch (OpenFailException e) {
      throw new IOException(refusedWay(behind, e.getReason()), e);
    }
  }

  private String refusedWay(Hop behind, OpenFailException.Reason why) {
    return switch (why) {
      case ADMINISTRATIVELY_PROHIBITED ->
          "bastion %s does not pass on to %s:%d: its sshd must allow that (AllowTcpForwarding, PermitOpen)"
              .formatted(hop, behind.address(), behind.port());
      case CONNECT_FAILED ->
          "bastion %s cannot reach %s:%d".formatted(hop, behind.address(), behind.port());
      case UNKNOWN_CHANNEL_TYPE, RESOURCE_SHORTAGE, UNKNOWN ->
          "bastion %s does not pass on to %s:%d: %s"
              .formatted(hop, behind.address(), behind.port(), why);
    };
  }

  /// A tunnel is closed.
  void isLeft() {
    carried.decrementAndGet();
  }

  @Override
  public void close() {
    try (var _ = (Closeable) this::closeTunnel) {
      client.disconnect();
    } catch (IOException e) {
      LOG.debugf("The connection was broken before it was closed: %s", e.getMessage());
    }
  }

  private void closeTunnel() throws IOException {
    if (tunnel.isPresent()) {
      tunnel.get().close();
    }
  }

  /// What is done on a channel.
  interface OnChannel<T> {
    T with(Session session) throws IOException;
  }
}
