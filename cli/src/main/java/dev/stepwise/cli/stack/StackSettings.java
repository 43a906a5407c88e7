package dev.stepwise.cli.stack;

import dev.stepwise.embedded.kafka.Guard;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What a stack is to be.
///
/// @param home the folder of the built services
/// @param folder where it keeps its data
/// @param reset whether to forget what an earlier stack kept there
/// @param practice the practice installation that is started beside it
/// @param playbooks the folder that holds one folder per platform
/// @param properties what every service is told beside what it needs; a service does not mind what
///   is not for it
/// @param guard who may talk to Kafka; without one, everybody on this machine
/// @param secrets what each service is told by its environment, beside what it needs
public record StackSettings(
    Path home,
    StackFolder folder,
    boolean reset,
    Ports ports,
    Practice practice,
    Path playbooks,
    Map<String, String> properties,
    Optional<Guard> guard,
    Map<Service, Map<String, String>> secrets) {
  public StackSettings {
    properties = Map.copyOf(properties);
    secrets = Map.copyOf(secrets);
  }

  /// With a Kafka that asks nobody who they are.
  public StackSettings(
      Path home,
      StackFolder folder,
      boolean reset,
      Ports ports,
      Practice practice,
      Path playbooks,
      Map<String, String> properties) {
    this(home, folder, reset, ports, practice, playbooks, properties, Optional.empty(), Map.of());
  }

  /// With the playbooks that were built beside the services, each service as it is by itself.
  public StackSettings(
      Path home, StackFolder folder, boolean reset, Ports ports, Practice practice) {
    this(home, folder, reset, ports, practice, home.resolve("playbooks"), Map.of());
  }

  /// Where the practice installation lives.
  Path practiceFolder() {
    return folder.practice(practice.folder());
  }

  /// The folder of the playbook that is practised.
  Path playbook() {
    return playbooks.resolve(practice.platform());
  }
}
