package dev.stepwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Ports of 127.0.0.1.
public final class FreePort {
  private FreePort() {}

  /// A port that nobody listens on at this moment.
  public static int find() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a free port on 127.0.0.1, but found none", e);
    }
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
