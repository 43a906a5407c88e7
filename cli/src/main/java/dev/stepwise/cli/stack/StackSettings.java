package dev.stepwise.cli.stack;

import dev.stepwise.embedded.kafka.Guard;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a stack is to be.
///
/// @param home the folder of the built services and the playbooks
/// @param folder where it keeps its data
/// @param reset whether to forget what an earlier stack kept there
/// @param practice the practice installation that is started beside it
/// @param guard who may talk to Kafka; without one, everybody on this machine
/// @param secrets further settings of each service, given by its environment
public record StackSettings(
    Path home,
    StackFolder folder,
    boolean reset,
    Ports ports,
    Practice practice,
    Optional<Guard> guard,
    Map<Service, Map<String, String>> secrets) {

  /// A stack whose Kafka asks nobody who they are.
  public StackSettings(
      Path home, StackFolder folder, boolean reset, Ports ports, Practice practice) {
    this(home, folder, reset, ports, practice, Optional.empty(), Map.of());
  }

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
