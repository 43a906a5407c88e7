package dev.stepwise.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;

/// Folders of playbooks, as people name them.
final class PlaybookFolders {
  private PlaybookFolders() {}

  /// Fails with [IllegalArgumentException] unless there is a playbook in it.
  static void require(Path folder) {
    if (!Files.isRegularFile(folder.resolve("playbook.yaml"))) {
      throw new IllegalArgumentException(
          "Expected the folder of a playbook, such as playbooks/openmldb, but there is no %s"
              .formatted(folder.resolve("playbook.yaml")));
    }
  }
}
