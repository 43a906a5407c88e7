package dev.stepwise.cli.stack;

import java.nio.file.Path;

/// What a stack is to be.
///
/// @param home the folder of the built services and the playbooks
/// @param folder where it keeps its data
/// @param reset whether to forget what an earlier stack kept there
/// @param practice the practice installation that is started beside it
public record StackSettings(
    Path home, StackFolder folder, boolean reset, Ports ports, Practice practice) {

  /// Where the practice installation lives.
  Path practiceFolder() {
    return folder.practice(practice.folder());
  }

  /// The folder of the playbook that is practised.
  Path playbook() {
    return playbooks().resolve(practice.platform());
  }

  /// The folder that holds one folder per platform.
  Path playbooks() {
    return home.resolve("playbooks");
  }
}
