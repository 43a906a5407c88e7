package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A shell source among the resources, without its comments: it is sent often.
///
/// @param digest names this very text on a host
record ShellSource(String text, String digest) {
  static ShellSource load(String name) {
    try (var resource = ShellSource.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("Expected the resource " + name + ", but there is none");
      }
      var text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return of(
          text.lines()
              .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
              .map(line -> line + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ShellSource of(String text) {
    return new ShellSource(text, Sha256.of(text).hex().substring(0, 16));
  }
}
