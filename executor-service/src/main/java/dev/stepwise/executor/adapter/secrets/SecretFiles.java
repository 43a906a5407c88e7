package dev.stepwise.executor.adapter.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Files of one folder, each a secret.
///
/// @param folder of the files that may be read; without it none may
record SecretFiles(Optional<Path> folder) implements SecretSource {
  /// An environment variable of Linux can hold 128 KiB.
  private static final int LARGEST = 64 * 1024;

  @Override
  public String read(String name) throws Unreadable {
    var file = Path.of(name);
    var allowed =
        folder.orElseThrow(
            () -> new Unreadable("no folder of secrets is set (executor.secrets.folder)"));
    try {
      // Behind all links: one in the folder must not lead out of it.
      var real = file.toRealPath();
      if (!file.isAbsolute() || !real.startsWith(allowed.toRealPath())) {
        throw new Unreadable("only files in %s may be read".formatted(allowed));
      }
      if (Files.size(real) > LARGEST) {
        throw new Unreadable("it is larger than %d bytes".formatted(LARGEST));
      }
      return withoutLastLineEnd(Files.readString(real, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Unreadable("the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static String withoutLastLineEnd(String text) {
    return text.replaceFirst("\r?\n\\z", "");
  }
}
