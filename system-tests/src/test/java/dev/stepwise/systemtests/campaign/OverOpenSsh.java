package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.embedded.practice.OpenSshRange;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Hosts of their own behind the system's `sshd`.
record OverOpenSsh(PracticeRange range, Installation installation) implements AutoCloseable {
  private static final String NAME = "tide-over-openssh";

  /// @param playbook the tide's folder
  /// @param folder where the hosts live
  /// @param key that the executor logs in with
  static OverOpenSsh start(Path playbook, Path folder, Path key) throws IOException {
    Files.createDirectories(folder);
    Files.copy(key, folder.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    var range = OpenSshRange.start(playbook, folder);
    var from = range.installation();
    return new OverOpenSsh(
        range,
        new Installation(
            new InstallationId(NAME),
            from.platform(),
            NAME,
            from.topology(),
            from.hosts(),
            from.parameters()));
  }

  @Override
  public void close() {
    range.close();
  }
}
