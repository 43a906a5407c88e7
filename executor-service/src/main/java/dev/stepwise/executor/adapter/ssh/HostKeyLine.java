package dev.stepwise.executor.adapter.ssh;

import java.util.Arrays;
import java.util.regex.Pattern;

/// One key of an installation's host, or of a list of revoked keys, and what is said of it.
record HostKeyLine(Meaning meaning, KeyBlob key) {
  private static final Pattern TYPE = Pattern.compile("(ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+");

  /// What a key is to us.
  enum Meaning {
    PINNED,
    AUTHORITY,
    REVOKED
  }

  /// Reads `ssh-ed25519 AAAA…`, which may have `@cert-authority` or `@revoked` before it and a
  /// comment behind it. Fails with [IllegalArgumentException] when it is something else.
  static HostKeyLine parse(String line) {
    var words = line.strip().split("\\s+");
    return switch (words[0]) {
      case "@cert-authority" -> new HostKeyLine(Meaning.AUTHORITY, key(line, words, 1));
      case "@revoked" -> new HostKeyLine(Meaning.REVOKED, key(line, words, 1));
      default -> new HostKeyLine(Meaning.PINNED, key(line, words, 0));
    };
  }

  /// Reads a revoked key: a line like those of `known_hosts` with `@revoked`, or a public key
  /// alone. Which hosts the line names does not matter: a revoked key is so everywhere.
  static KeyBlob parseRevoked(String line) {
    var words = line.strip().split("\\s+");
    if (words[0].equals("@cert-authority")) {
      throw new IllegalArgumentException(
          "Expected a revoked key, which `@revoked` may stand before, but got '" + line + "'");
    }
    var type = 0;
    while (type < words.length - 1 && !TYPE.matcher(words[type]).matches()) {
      type++;
    }
    return key(line, words, type);
  }

  private static KeyBlob key(String line, String[] words, int type) {
    try {
      return KeyBlob.parse(words[type], words[type + 1]);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "Expected a host key such as 'ssh-ed25519 AAAA…' without the host's name, but got '%s' (%s)"
              .formatted(line, Arrays.asList(words).size() < 2 ? "one word" : e.getMessage()),
          e);
    }
  }
}
