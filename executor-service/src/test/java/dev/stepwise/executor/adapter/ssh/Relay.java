package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Passes TCP on to a port of this machine. Frozen, it is like a network that drops all packets:
/// connections stay, and nothing gets through.
final class Relay implements AutoCloseable {
  private final ServerSocket server;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition thawed = lock.newCondition();
  private boolean frozen;

  Relay(int port) throws IOException {
    this.port = port;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  void freeze(boolean now) {
    lock.lock();
    try {
      frozen = now;
      thawed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        var from = server.accept();
        var to = new Socket(InetAddress.getLoopbackAddress(), port);
        sockets.addAll(List.of(from, to));
        pass(from, to);
        pass(to, from);
      }
    } catch (IOException _) {
      // It is closed.
    }
  }

  private void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(() -> {
          try (var in = from.getInputStream();
              var out = to.getOutputStream()) {
            pass(in, out);
          } catch (IOException | InterruptedException _) {
            // One side is gone.
          }
        });
  }

  private void pass(InputStream in, OutputStream out) throws IOException, InterruptedException {
    var buffer = new byte[16 * 1024];
    for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      awaitThaw();
      out.write(buffer, 0, read);
    }
  }

  private void awaitThaw() throws InterruptedException {
    lock.lock();
    try {
      while (frozen) {
        thawed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var socket : sockets) {
      socket.close();
    }
  }
}
