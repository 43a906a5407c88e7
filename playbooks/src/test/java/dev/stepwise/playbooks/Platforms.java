package dev.stepwise.playbooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folders of all playbooks.
final class Platforms {
  private Platforms() {}

  /// Every folder with a playbook; of one platform alone when `-Dplatform=<name>` says so.
  static List<Path> all() {
    try (var folders = Files.list(Path.of("").toAbsolutePath())) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("playbook.yaml")))
          .filter(Platforms::isWanted)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the folder of the playbooks", e);
    }
  }

  static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static boolean isWanted(Path folder) {
    var wanted = System.getProperty("platform", "");
    return wanted.isEmpty() || wanted.equals(name(folder));
  }
}
