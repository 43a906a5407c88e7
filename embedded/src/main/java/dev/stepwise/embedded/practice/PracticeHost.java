package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One host of the range, and what can go wrong with it.
public final class PracticeHost {
  private final HostFolder folder;
  private final HostServer server;
  private final SshKey key;
  private final int port;

  PracticeHost(HostFolder folder, HostServer server, SshKey key, int port) {
    this.folder = folder;
    this.server = server;
    this.key = key;
    this.port = port;
  }

  /// The name of the host in `practice.yaml`.
  public String id() {
    return folder.id();
  }

  /// The port of its SSH server on 127.0.0.1.
  public int port() {
    return port;
  }

  /// The folder that is its whole file system.
  public Path root() {
    return folder.root();
  }

  /// The key that it showed when the range was started, as in `known_hosts`.
  public String hostKey() {
    return key.publicLine();
  }

  /// Cuts every connection without a word; commands that run keep running.
  public void cutConnections() {
    server.cut();
  }

  /// Makes the host unreachable, or reachable again: its port is closed, all connections are cut.
  public void refuseConnections(boolean refuse) {
    server.close();
    if (!refuse) {
      server.open(key);
    }
  }

  /// Cuts the connection once, after the host has sent that many more bytes of output over it.
  public void dropAfterBytes(long bytes) {
    server.dropAfterBytes(bytes);
  }

  /// Shows a key that nobody has seen before, until [#restoreHostKey] or the end of the range.
  public void changeHostKey() {
    var strange = folder.secrets().resolve("strange-host-key");
    try {
      Files.deleteIfExists(strange);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to replace " + strange, e);
    }
    server.close();
    server.open(SshKey.in(strange));
  }

  /// Shows the host's own key again.
  public void restoreHostKey() {
    server.close();
    server.open(key);
  }

  /// Switches a fault of the stand-in programs on: makes the file of that name in `faults/`.
  public void raise(String fault) {
    folder.raise(fault);
  }

  /// Switches a fault of the stand-in programs off.
  public void clear(String fault) {
    folder.clear(fault);
  }

  /// Kills everything that runs on the host, at once, and lets it come up again with a new boot id
  /// and nothing running.
  public void reboot() {
    server.close();
    new HostProcesses(folder.root()).kill();
    folder.boot();
    server.open(key);
  }

  void open() {
    server.open(key);
  }

  void close() {
    server.close();
  }
}
