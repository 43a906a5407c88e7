package dev.stepwise.cli.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A log of a service: a new one at each start of the stack, the ones before kept beside it.
record LogFile(Path path) {
  private static final int KEPT = 4;

  /// Moves `x.log` to `x.log.1`, that to `x.log.2`, and so on.
  void rotate() throws IOException {
    for (var age = KEPT; age > 0; age--) {
      var younger = age == 1 ? path : aged(age - 1);
      if (Files.exists(younger)) {
        Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private Path aged(int age) {
    return path.resolveSibling(path.getFileName() + "." + age);
  }

  /// Its last lines, for people; unreadable bytes are shown as such.
  List<String> tail(int lines) {
    try {
      var all = new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException _) {
      return List.of();
    }
  }
}
