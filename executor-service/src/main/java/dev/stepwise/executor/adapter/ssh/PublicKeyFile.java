package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file with one public key or certificate, as `ssh-keygen` writes it.
final class PublicKeyFile {
  private PublicKeyFile() {}

  static KeyBlob read(Path file) throws IOException {
    try {
      return HostKeyLine.parse(Files.readString(file).strip()).key();
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException(
          "Expected a public key such as 'ssh-ed25519 AAAA…' in %s, but: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /// The certificate of a key: the configured one, which must be there, or one that `ssh-keygen -s`
  /// left beside the key.
  static Optional<KeyBlob> certificate(Path key, Optional<Path> configured) throws IOException {
    var beside = Path.of(key.toString().replaceFirst("\\.pub$", "") + "-cert.pub");
    if (configured.isEmpty() && !Files.exists(beside)) {
      return Optional.empty();
    }
    return Optional.of(read(configured.orElse(beside)));
  }
}
