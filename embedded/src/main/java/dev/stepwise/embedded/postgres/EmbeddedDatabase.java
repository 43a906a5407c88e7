package dev.stepwise.embedded.postgres;

import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A PostgreSQL on 127.0.0.1 with the database `stepwise` and, in it, a schema and roles for each
/// service: `planner` and `notifier` own theirs; `audit_owner` owns schema `audit`, which
/// `audit_writer` and `audit_reader` may use. It lives as long as this process, however that ends,
/// and its data stays.
public final class EmbeddedDatabase implements AutoCloseable {
  private final FolderLock lock;
  private final Postmaster postmaster;
  private final Passwords passwords;
  private final int port;
  private final LastWill will;

  private EmbeddedDatabase(
      FolderLock lock, Postmaster postmaster, Passwords passwords, int port, LastWill will) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.passwords = passwords;
    this.port = port;
    this.will = will;
  }

  /// Starts the server; it is ready for clients when this returns. One that an earlier process left
  /// behind on the same folder is stopped first. Fails with [IllegalStateException] when the port
  /// is taken, or the folder is in use by another process.
  ///
  /// @param data its folder; what an earlier server left there is found again
  /// @param port to listen on, or 0 for a free one
  public static EmbeddedDatabase start(Path data, int port) {
    try {
      return start(data.toAbsolutePath(), port, FolderLock.take(data));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to start PostgreSQL in " + data, e);
    }
  }

  private static EmbeddedDatabase start(Path data, int wantedPort, FolderLock lock)
      throws IOException {
    try {
      var passwords = new Passwords(data.resolve("passwords"));
      var postmaster =
          new Postmaster(
              PostgresBinaries.ready(), data.resolve("cluster"), data.resolve("postgresql.log"));
      postmaster.createUnlessThere(passwords.fileOf(Provisioning.SUPERUSER));
      postmaster.clearAwayEarlier();
      int port = FreePort.orFind(wantedPort);
      FreePort.require("PostgreSQL", port);
      var database =
          new EmbeddedDatabase(lock, postmaster, passwords, port, postmaster.start(port));
      database.provision();
      return database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void provision() {
    try {
      new Provisioning(port, passwords).provision();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Where the database `stepwise` is found; the role and its password go beside it.
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, Provisioning.DATABASE);
  }

  /// The port it listens on.
  public int port() {
    return port;
  }

  /// The password of one of the roles, or of the superuser `postgres`.
  public String password(String role) {
    return passwords.of(role);
  }

  /// Stops the server, whoever is connected, and waits until it has stopped.
  @Override
  public void close() {
    try (lock) {
      postmaster.stop();
      will.revoke();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to stop PostgreSQL", e);
    }
  }
}
