package dev.stepwise.systemtests.campaign;

import dev.stepwise.embedded.LastWill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file system in memory that a folder lives on for a while, small enough to be filled to its
/// last byte. Mounting takes root.
final class SmallDisk implements AutoCloseable {
  static final String ONLY_ROOT = "skipped: only root may mount a small disk";

  private static final int BLOCK = 64 * 1024;

  private final Path folder;
  private final Path disk;
  private final User user;
  private final LastWill will;

  /// Who uses the folder.
  record User(Runnable stop, Runnable start) {
    static final User NOBODY = new User(() -> {}, () -> {});
  }

  private SmallDisk(Path folder, Path disk, User user) throws IOException {
    this.folder = folder;
    this.disk = disk;
    this.user = user;
    this.will = LastWill.leave("umount -l \"$1\"; umount -l \"$2\"", folder + "", disk + "");
  }

  /// Whether this machine lets us.
  static boolean isPossible() {
    return System.getProperty("user.name").equals("root") && Sh.succeeds("unshare -m true");
  }

  /// Moves a folder to a disk of its own, while its user is stopped.
  ///
  /// @param folder which need not be there yet
  /// @param spare megabytes that are left when all is there
  static SmallDisk under(Path folder, int spare, User user) {
    var disk = folder.resolveSibling(folder.getFileName() + ".disk");
    user.stop().run();
    try {
      Files.createDirectories(folder);
      Files.createDirectories(disk);
      Sh.run(
          """
          size=$(($(du -sm "$1" | cut -f 1) + $3))
          mount -t tmpfs -o "size=${size}m,mode=755" tmpfs "$2"
          cp -a --sparse=always "$1" "$2/data"
          mount --bind "$2/data" "$1"
          """,
          folder,
          disk,
          spare);
      return new SmallDisk(folder, disk, user);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a small disk under " + folder, e);
    } finally {
      user.start().run();
    }
  }

  /// Until there is no byte left.
  void fill() throws IOException {
    var block = new byte[BLOCK];
    for (var size = BLOCK; size > 0; size /= 2) {
      append(block, size);
    }
  }

  private void append(byte[] block, int size) throws IOException {
    try (var file =
        Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        file.write(block, 0, size);
      }
    } catch (IOException e) {
      if (!String.valueOf(e.getMessage()).contains("No space left")) {
        throw e;
      }
    }
  }

  /// There is room again.
  void empty() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return disk.resolve("ballast");
  }

  /// Puts the folder back to where it was, with all that it has now.
  @Override
  public void close() {
    user.stop().run();
    putBack();
    user.start().run();
  }

  private void putBack() {
    Sh.run(
        """
        umount "$1"
        cp -a --sparse=always "$2/data" "$1.new"
        umount "$2"
        rm -rf "$1" "$2"
        mv "$1.new" "$1"
        """,
        folder,
        disk);
    try {
      will.revoke();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to revoke the last will of " + disk, e);
    }
  }
}
