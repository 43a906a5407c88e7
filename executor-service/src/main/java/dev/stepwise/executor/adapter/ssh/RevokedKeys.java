package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys that this executor accepts from nobody, whatever an installation says. Read again when
/// the file changed.
final class RevokedKeys {
  private static final String KRL = "SSHKRL\n\0";

  private final Optional<Path> file;
  private @Nullable Read last;

  RevokedKeys(Optional<Path> file) {
    this.file = file;
  }

  /// Fails when the file cannot be read or understood: no list of revoked keys is not an empty one.
  synchronized Set<KeyBlob> current() throws IOException {
    if (file.isEmpty()) {
      return Set.of();
    }
    var stamp = Stamp.of(file.get());
    if (last == null || !last.stamp().equals(stamp)) {
      last = new Read(stamp, read(file.get()));
    }
    return last.keys();
  }

  private static Set<KeyBlob> read(Path file) throws IOException {
    var text = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (text.startsWith(KRL)) {
      throw new IOException(
          "Expected lines with public keys in %s, but it is an OpenSSH key revocation list (KRL), which is not read; list the keys themselves, such as '@revoked * ssh-ed25519 AAAA…'"
              .formatted(file));
    }
    try {
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(HostKeyLine::parseRevoked)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private record Read(Stamp stamp, Set<KeyBlob> keys) {}

  private record Stamp(long modified, long size) {
    static Stamp of(Path file) throws IOException {
      return new Stamp(Files.getLastModifiedTime(file).toMillis(), Files.size(file));
    }
  }
}
