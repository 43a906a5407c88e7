package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.HostProblem;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One open connection per host and per bastion, opened when it is first needed, and again when it
/// broke. Hosts behind the same bastions share the connections to these.
final class SshConnections {
  private final SshConnector connector;
  private final Clock clock;
  private final Map<Route, Slot> slots = new ConcurrentHashMap<>();

  SshConnections(SshConnector connector, Clock clock) {
    this.connector = connector;
    this.clock = clock;
  }

  /// The connection to where the way ends; whoever comes while it is being opened waits for it.
  SshConnection to(Route route) throws NoConnection {
    return slots.computeIfAbsent(route, Slot::new).get();
  }

  /// Closes those that nobody used for that long.
  void closeIdle(Duration length) {
    slots.values().forEach(slot -> slot.closeIf(length));
  }

  /// Closes all.
  void closeAll() {
    slots.values().forEach(slot -> slot.close());
  }

  private final class Slot {
    private final Route route;
    private final LoginPause pause = new LoginPause(clock);
    private final ReentrantLock opening = new ReentrantLock();
    private @Nullable SshConnection connection;

    Slot(Route route) {
      this.route = route;
    }

    SshConnection get() throws NoConnection {
      opening.lock();
      try {
        var open = connection;
        if (open == null || !open.isOpen() || !connector.stillTrusts(open)) {
          close();
          open = open();
          connection = open;
        }
        open.isUsed(clock.instant());
        return open;
      } finally {
        opening.unlock();
      }
    }

    private SshConnection open() throws NoConnection {
      pause.respect();
      var bastion = route.before();
      var way =
          bastion.isPresent() ? Optional.of(to(bastion.get())) : Optional.<SshConnection>empty();
      try {
        var opened = connector.connect(route.end(), way);
        pause.passed();
        return opened;
      } catch (NoConnection e) {
        throw e.problem() == HostProblem.LOGIN_REFUSED
            ? pause.refused(String.valueOf(e.getMessage()), e)
            : e;
      }
    }

    void closeIf(Duration idleFor) {
      if (!opening.tryLock()) {
        return;
      }
      try {
        if (connection != null && connection.isIdle(clock.instant(), idleFor)) {
          close();
        }
      } finally {
        opening.unlock();
      }
    }

    void close() {
      if (connection != null) {
        connection.close();
        connection = null;
      }
    }
  }
}
