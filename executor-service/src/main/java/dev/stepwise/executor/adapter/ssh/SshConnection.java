package dev.stepwise.executor.adapter.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jboss.logging.Logger;

/// An open connection that several calls share, each on a channel of its own.
final class SshConnection implements Closeable {
  private static final Logger LOG = Logger.getLogger(SshConnection.class);

  /// OpenSSH allows 10 (`MaxSessions`); some are left to others.
  private static final int MOST_CHANNELS = 8;

  private final SSHClient client;
  private final Semaphore channels = new Semaphore(MOST_CHANNELS, true);
  private volatile Instant lastUsed;

  SshConnection(SSHClient client, Instant now) {
    this.client = client;
    this.lastUsed = now;
  }

  boolean isOpen() {
    return client.isConnected() && client.isAuthenticated();
  }

  boolean isIdle(Instant now, Duration length) {
    return channels.availablePermits() == MOST_CHANNELS && lastUsed.plus(length).isBefore(now);
  }

  /// Does something on a channel, waiting for a free one.
  <T> T onChannel(Instant now, OnChannel<T> work) throws IOException {
    channels.acquireUninterruptibly();
    lastUsed = now;
    try (var session = client.startSession()) {
      return work.with(session);
    } finally {
      channels.release();
    }
  }

  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debugf("The connection was broken before it was closed: %s", e.getMessage());
    }
  }

  /// What is done on a channel.
  interface OnChannel<T> {
    T with(Session session) throws IOException;
  }
}
