package dev.stepwise.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// A wire to a port of this machine that can be cut, reset, or fall silent.
final class Relay implements AutoCloseable {
  private static final int BUFFER = 8 * 1024;

  private final ServerSocket entrance;
  private final int target;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();

  private Relay(ServerSocket entrance, int target) {
    this.entrance = entrance;
    this.target = target;
  }

  static Relay to(int port) {
    try {
      var relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
      Thread.ofVirtual().name("relay to " + port).start(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to listen on some port", e);
    }
  }

  /// Where it is entered.
  int port() {
    return entrance.getLocalPort();
  }

  /// Ends all connections the hard way: both sides get RST.
  void reset() {
    links.forEach(Link::reset);
  }

  /// Ends each connection that is open now after so many more bytes from the host, in the middle of
  /// whatever it says.
  void cutAfter(long bytes) {
    links.forEach(link -> link.left.set(bytes));
  }

  /// Nothing comes through the connections that are open now, ever again, and nobody is told: so
  /// looks a peer that has lost its power. New connections work.
  void fallSilent() {
    links.forEach(link -> link.isSilent = true);
  }

  private void accept() {
    try {
      while (true) {
        connect(entrance.accept());
      }
    } catch (IOException _) {
      // it is closed
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target));
      links.add(link);
      Thread.ofVirtual().start(() -> link.pump(client, link.host, new AtomicLong(Long.MAX_VALUE)));
      Thread.ofVirtual().start(() -> link.pump(link.host, client, link.left));
    } catch (IOException _) {
      client.close(); // the host is down
    }
  }

  @Override
  public void close() {
    try (entrance) {
      reset();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to close the relay to " + target, e);
    }
  }

  /// One connection.
  private final class Link {
    private final Socket client;
    private final Socket host;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean isSilent;

    Link(Socket client, Socket host) {
      this.client = client;
      this.host = host;
    }

    /// What comes after the last byte that may pass ends the connection.
    void pump(Socket from, Socket to, AtomicLong allowed) {
      var buffer = new byte[BUFFER];
      try (from;
          to) {
        for (var read = 0; read >= 0 && allowed.get() > 0; ) {
          read = from.getInputStream().read(buffer);
          if (read > 0 && !isSilent) {
            to.getOutputStream().write(buffer, 0, (int) Math.clamp(allowed.get(), 0, read));
            allowed.addAndGet(-read);
          }
        }
      } catch (IOException _) {
        // the other side is gone
      } finally {
        links.remove(this);
      }
    }

    void reset() {
      try (client;
          host) {
        client.setSoLinger(true, 0);
        host.setSoLinger(true, 0);
      } catch (IOException _) {
        // it is closed already
      }
    }
  }
}
