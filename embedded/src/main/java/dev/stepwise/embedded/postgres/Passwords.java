package dev.stepwise.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The password of each database role: random, one file per role that only the owner can read.
///
/// @param folder of the files
record Passwords(Path folder) {
  private static final int BYTES = 24;

  /// The role's password, made up when it has none yet.
  String of(String role) {
    try {
      var file = fileOf(role);
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the password of role " + role, e);
    }
  }

  Path fileOf(String role) throws IOException {
    var file = folder.resolve(role);
    if (!Files.exists(file)) {
      create(file);
    }
    return file;
  }

  // Renamed when whole: an empty password file would lock everybody out for ever.
  private void create(Path file) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var unfinished = Files.createTempFile(folder, ".new", "");
    Files.writeString(unfinished, HexFormat.of().formatHex(random));
    Files.move(unfinished, file);
  }
}
