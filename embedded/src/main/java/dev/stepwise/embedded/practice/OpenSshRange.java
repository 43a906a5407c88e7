package dev.stepwise.embedded.practice;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The practice range with the system's real `sshd` in front of its hosts, one per host. Works for
/// root and for others, who can only log in as themselves.
public final class OpenSshRange {
  private OpenSshRange() {}

  /// Whether this machine has an `sshd`.
  public static boolean available() {
    return sshd().isPresent();
  }

  /// Starts the range. Fails with [IllegalStateException] where there is no `sshd`.
  ///
  /// @param playbook a playbook's folder that has a `practice` folder
  /// @param data the range's own folder; what an earlier range left there is found again
  public static PracticeRange start(Path playbook, Path data) {
    var sshd =
        sshd()
            .orElseThrow(
                () -> new IllegalStateException("Expected openssh-server, but found no sshd"));
    return PracticeRange.start(
        PracticeInstallation.in(playbook, data, PracticeDescription.DEFAULT),
        (host, port, client) -> new OpenSshServer(sshd, host, port, client));
  }

  // By its full path, which it wants to be started with.
  private static Optional<Path> sshd() {
    return Stream.of("/usr/sbin/sshd", "/usr/local/sbin/sshd", "/usr/bin/sshd")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
