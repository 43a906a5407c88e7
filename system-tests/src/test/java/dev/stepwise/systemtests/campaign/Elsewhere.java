package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

/// Hosts of their own beside those of the stack, and the installation on them.
record Elsewhere(PracticeRange range, Installation installation) implements AutoCloseable {
  /// Starts the hosts, such as [PracticeRange#start(Path, Path)].
  interface Hosts {
    /// @param playbook the tide's folder
    /// @param folder where the hosts live
    PracticeRange start(Path playbook, Path folder);
  }

  /// @param folder where the hosts live; its name is that of the installation
  /// @param key that the executor logs in with
  /// @param reached how each host is reached
  static Elsewhere start(
      Hosts hosts, Path playbook, Path folder, Path key, UnaryOperator<InstalledHost> reached)
      throws IOException {
    Files.createDirectories(folder);
    Files.copy(key, folder.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    var range = hosts.start(playbook, folder);
    var from = range.installation();
    var name = String.valueOf(folder.getFileName());
    return new Elsewhere(
        range,
        new Installation(
            new InstallationId(name),
            from.platform(),
            name,
            from.topology(),
            from.hosts().stream().map(reached).toList(),
            from.parameters(),
            from.approvals()));
  }

  @Override
  public void close() {
    range.close();
  }
}
