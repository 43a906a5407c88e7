package dev.stepwise.embedded.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once per machine and user from the archive on the class path.
///
/// @param folder that has `bin/`, `lib/` and `share/`
record PostgresBinaries(Path folder) {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  /// Finds the unpacked programs in the user's cache folder, or unpacks them there.
  static PostgresBinaries ready() {
    requireLinuxOnX86();
    try {
      var folder = cache().resolve("postgresql-" + archiveLength());
      if (!Files.isDirectory(folder)) {
        unpackTo(folder);
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to unpack PostgreSQL's programs", e);
    }
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static void requireLinuxOnX86() {
    var system = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    if (!system.toLowerCase(Locale.ROOT).matches("linux on (amd64|x86_64)")) {
      throw new IllegalStateException(
          "Expected Linux on amd64, which the embedded PostgreSQL is built for, but this is "
              + system);
    }
  }

  private static Path cache() throws IOException {
    var cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
            .resolve("stepwise");
    return Files.createDirectories(cache);
  }

  // Stands for the version: another build is another folder.
  private static long archiveLength() throws IOException {
    return archiveUrl().openConnection().getContentLengthLong();
  }

  private static URL archiveUrl() {
    var url = PostgresBinaries.class.getResource(ARCHIVE);
    if (url == null) {
      throw new IllegalStateException(
          "Expected PostgreSQL's archive %s on the class path, but it is not".formatted(ARCHIVE));
    }
    return url;
  }

  // Renamed when whole, so that a folder of that name is never half unpacked.
  private static void unpackTo(Path folder) throws IOException {
    var unfinished = Files.createTempDirectory(folder.getParent(), "postgresql-unpacking-");
    try (var archive = open()) {
      for (var entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        write(entry, archive, unfinished);
      }
    }
    try {
      Files.move(unfinished, folder);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  private static TarArchiveInputStream open() throws IOException {
    return new TarArchiveInputStream(
        new XZInputStream(new BufferedInputStream(archiveUrl().openStream())));
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path folder)
      throws IOException {
    var path = folder.resolve(entry.getName()).normalize();
    if (!path.startsWith(folder)) {
      throw new IOException("Expected entries below the folder, but got " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, path);
      Files.setPosixFilePermissions(path, permissions(entry));
    }
  }

  private static Set<PosixFilePermission> permissions(TarArchiveEntry entry) {
    return PosixFilePermissions.fromString(
        (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
  }
}
