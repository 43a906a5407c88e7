package dev.stepwise.cli.stack;

import java.nio.file.Path;

/// What a stack is to be.
///
/// @param home the folder of the built services and the playbooks
/// @param folder where it keeps its data
/// @param reset whether to forget what an earlier stack kept there
/// @param practice the platform whose practice installation is started beside it
public record StackSettings(
    Path home, StackFolder folder, boolean reset, Ports ports, String practice) {

  /// The folder that holds one folder per platform.
  Path playbooks() {
    return home.resolve("playbooks");
  }
}
