package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.embedded.practice.OpenSshRange;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The hosts on which everything is tried: this machine under each shell that hosts have, and
/// behind two SSH servers, of which one is the system's own. They serve all tests of this process.
final class TestedHosts {
  static final List<String> NAMES = List.of("dash", "busybox sh", "bash", "in-process ssh", "sshd");

  private static final Map<String, String> PRACTICE =
      Map.of(
          "practice.yaml",
          """
          release: 1.0
          target: 2.0
          topology: single
          parameters: {}
          hosts:
            one: {roles: [server], variables: {}}
          """,
          "setup.sh",
          "mkdir -p \"$PRACTICE_ROOT/hosts/one/home\"\n",
          "power-on.sh",
          "true\n",
          "power-off.sh",
          "true\n");

  private static final List<TestedHost> ALL = new ArrayList<>();

  private TestedHosts() {}

  /// Whether this machine can be such a host.
  static boolean has(String name) {
    return switch (name) {
      case "in-process ssh" -> true;
      case "sshd" -> OpenSshRange.available();
      default -> LocalHost.has(name);
    };
  }

  static synchronized List<TestedHost> all() {
    if (ALL.isEmpty()) {
      NAMES.stream().filter(TestedHosts::has).map(TestedHosts::make).forEach(ALL::add);
    }
    return List.copyOf(ALL);
  }

  static List<LocalHost> shells() {
    return all().stream().filter(LocalHost.class::isInstance).map(LocalHost.class::cast).toList();
  }

  static List<SshHost> overSsh() {
    return all().stream().filter(SshHost.class::isInstance).map(SshHost.class::cast).toList();
  }

  private static TestedHost make(String name) {
    try {
      var folder = Files.createTempDirectory("stepwise-ledger-test-");
      return switch (name) {
        case "in-process ssh" -> ssh(name, PracticeRange.start(playbook(folder), folder));
        case "sshd" -> ssh(name, OpenSshRange.start(playbook(folder), folder));
        default -> new LocalHost(name, folder);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestedHost ssh(String name, PracticeRange range) {
    Runtime.getRuntime().addShutdownHook(new Thread(range::close));
    return new SshHost(name, range, "one");
  }

  private static Path playbook(Path folder) throws IOException {
    var practice = Files.createDirectories(folder.resolve("playbook/practice"));
    for (var file : PRACTICE.entrySet()) {
      var path = Files.writeString(practice.resolve(file.getKey()), file.getValue());
      path.toFile().setExecutable(true);
    }
    return folder.resolve("playbook");
  }
}
