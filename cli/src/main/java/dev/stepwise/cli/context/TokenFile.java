package dev.stepwise.cli.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// A file with a token. It is not read when others can read it, too.
record TokenFile(Path path) {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  String token() {
    try {
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
        throw new IllegalArgumentException(
            "Expected %s to be readable by its owner only, but others can read your token: chmod 600 %s"
                .formatted(path, path));
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the token in " + path, e);
    }
  }
}
