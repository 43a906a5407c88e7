package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One open connection per host, opened when it is first needed, and again when it broke.
final class SshConnections {
  private final SshConnector connector;
  private final Clock clock;
  private final Map<Target, Slot> slots = new ConcurrentHashMap<>();

  SshConnections(SshConnector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /// The host's connection; whoever comes while it is being opened waits for it.
  SshConnection to(InstalledHost host) throws NoConnection {
    return slots.computeIfAbsent(Target.of(host), _ -> new Slot()).get(host);
  }

  /// Closes those that nobody used for that long.
  void closeIdle(Duration length) {
    slots.values().forEach(slot -> slot.closeIf(length));
  }

  /// Closes all.
  void closeAll() {
    slots.values().forEach(slot -> slot.closeIf(Duration.ofDays(-1)));
  }

  /// Who is meant by a connection. Another pinned key is another host.
  private record Target(String address, int port, String user, List<String> hostKeys) {
    static Target of(InstalledHost host) {
      return new Target(host.address(), host.port(), host.user(), host.hostKeys());
    }
  }

  private final class Slot {
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable SshConnection connection;

    SshConnection get(InstalledHost host) throws NoConnection {
      opening.lock();
      try {
        var open = connection;
        if (open == null || !open.isOpen()) {
          close(open);
          open = connector.connect(host);
          connection = open;
        }
        return open;
      } finally {
        opening.unlock();
      }
    }

    void closeIf(Duration idleFor) {
      if (!opening.tryLock()) {
        return;
      }
      try {
        if (connection != null && connection.isIdle(clock.instant(), idleFor)) {
          close(connection);
          connection = null;
        }
      } finally {
        opening.unlock();
      }
    }

    private static void close(@Nullable SshConnection connection) {
      if (connection != null) {
        connection.close();
      }
    }
  }
}
