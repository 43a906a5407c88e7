package dev.stepwise.executor.adapter.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// OpenSSH's own tools.
final class Ssh {
  private Ssh() {}

  /// A new key pair in that file, without a passphrase.
  static Path key(Path file, String... kind) {
    run(
        Stream.concat(
                Stream.of("ssh-keygen", "-q", "-N", "", "-C", "test", "-f", file.toString()),
                Stream.of(kind))
            .toList());
    return file;
  }

  static Path ed25519(Path file) {
    return key(file, "-t", "ed25519");
  }

  /// Signs the public key beside that file, and returns the certificate's file.
  static Path certify(Path authority, Path key, String... options) {
    run(
        Stream.of(
                Stream.of("ssh-keygen", "-q", "-s", authority.toString(), "-I", "test"),
                Stream.of(options),
                Stream.of(key + ".pub"))
            .flatMap(words -> words)
            .toList());
    return Path.of(key + "-cert.pub");
  }

  /// `ssh-ed25519 AAAA…`
  static String publicKey(Path key) {
    var words = read(Path.of(key + ".pub")).split(" ");
    return words[0] + " " + words[1];
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String run(List<String> command) {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " failed: " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
