package dev.stepwise.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Ports of 127.0.0.1.
public final class FreePort {
  /// Below the ports that Linux takes for outgoing connections (`ip_local_port_range`, from 32768
  /// on): one of those could be gone before anybody listens on it, or while a host is rebooted.
  private static final int LOWEST = 15_000;

  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePort() {}

  /// A port that nobody listens on at this moment.
  public static int find() {
    return ThreadLocalRandom.current()
        .ints(TRIES, LOWEST, END)
        .filter(FreePort::isFree)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Expected a free port on 127.0.0.1, but found none"));
  }

  /// The port itself, or a free one for 0.
  public static int orFind(int port) {
    return port == 0 ? find() : port;
  }

  /// Fails with [IllegalStateException] when somebody listens on the port.
  public static void require(String who, int port) {
    if (!isFree(port)) {
      throw new IllegalStateException(
          "Expected port %d to be free for %s, but something listens on it".formatted(port, who));
    }
  }

  /// Whether a server could listen on the port now.
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
