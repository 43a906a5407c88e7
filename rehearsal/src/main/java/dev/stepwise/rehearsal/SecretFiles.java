package dev.stepwise.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// What references to secrets refer to: `env:NAME` of this process, or `file:/path`.
final class SecretFiles {
  private SecretFiles() {}

  static SortedMap<String, String> resolve(SortedMap<String, String> references) {
    var values = new TreeMap<String, String>();
    references.forEach((name, reference) -> values.put(name, resolve(name, reference)));
    return values;
  }

  private static String resolve(String name, String reference) {
    if (reference.isEmpty()) {
      return "";
    }
    if (reference.startsWith("env:")) {
      return System.getenv().getOrDefault(reference.substring("env:".length()), "");
    }
    if (reference.startsWith("file:")) {
      return read(Path.of(reference.substring("file:".length())));
    }
    throw new IllegalArgumentException(
        "Expected secret %s to be env:NAME or file:/path, but it is '%s'"
            .formatted(name, reference));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read a secret from " + file, e);
    }
  }
}
