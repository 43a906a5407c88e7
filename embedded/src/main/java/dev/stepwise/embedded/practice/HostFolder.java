package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// A practice host's files: what its programs see (`hosts/<id>`), and what only the range knows of
/// it (`ssh/<id>`).
///
/// @param range the range's folder
record HostFolder(Path range, String id) {
  Path root() {
    return range.resolve("hosts").resolve(id);
  }

  Path secrets() {
    return range.resolve("ssh").resolve(id);
  }

  private Path fault(String name) {
    return root().resolve("faults").resolve(name);
  }

  /// Switches a fault of the stand-in programs on.
  void raise(String fault) {
    write(fault(fault), "");
  }

  /// Switches a fault of the stand-in programs off.
  void clear(String fault) {
    try {
      Files.deleteIfExists(fault(fault));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to clear fault %s".formatted(fault), e);
    }
  }

  /// The whole environment of whatever is run on the host, save the boot id.
  Map<String, String> environment() {
    return Map.of(
        "HOME",
        root().resolve("home").toString(),
        "PATH",
        root().resolve("bin") + ":" + System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
        "USER",
        System.getProperty("user.name"),
        "LOGNAME",
        System.getProperty("user.name"),
        "SHELL",
        "/bin/sh",
        "PRACTICE_ROOT",
        range.toString(),
        "PRACTICE_HOST",
        id,
        HostProcesses.MARK,
        root().toString());
  }

  Path bootIdFile() {
    return secrets().resolve("boot-id");
  }

  /// What the host shows as its boot id, in place of the machine's.
  String bootId() {
    try {
      return Files.readString(bootIdFile());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the boot id of host " + id, e);
    }
  }

  /// Gives the host a new boot id, as every boot does.
  void boot() {
    write(bootIdFile(), UUID.randomUUID().toString());
  }

  /// The port that the host had before, or 0.
  int earlierPort() {
    try {
      return Integer.parseInt(Files.readString(portFile()));
    } catch (IOException _) {
      return 0;
    }
  }

  void keepPort(int port) {
    write(portFile(), Integer.toString(port));
  }

  private Path portFile() {
    return secrets().resolve("port");
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write " + file, e);
    }
  }
}
