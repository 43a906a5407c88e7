package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Whether this machine has a command, also where servers are kept that are not on everybody's
/// `PATH`.
final class MachineCommands {
  private static final Path POSTGRES = Path.of("/usr/lib/postgresql");

  private MachineCommands() {}

  static boolean has(String command) {
    return folders().anyMatch(folder -> Files.isExecutable(folder.resolve(command)));
  }

  private static Stream<Path> folders() {
    var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    var usual = Stream.of((path + ":/usr/local/sbin:/usr/sbin:/sbin").split(":")).map(Path::of);
    return Stream.concat(usual, postgres().map(version -> version.resolve("bin")));
  }

  private static Stream<Path> postgres() {
    try (var versions = Files.list(POSTGRES)) {
      return versions.toList().stream();
    } catch (IOException _) {
      return Stream.empty();
    }
  }
}
