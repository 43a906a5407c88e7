package dev.stepwise.systemtests.campaign;

import dev.stepwise.embedded.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A platform made for the campaign: any number of hosts on which any number of waves come in, all
/// hosts at the same time, wave after wave. Some waves fail or lie at first, by the seed.
///
/// @param seed of the waves that fail or lie
record Tide(int hosts, int waves, long seed) {
  static final String PLATFORM = "tide";
  static final int RELEASES = 200;

  private static final Path SOURCE = Path.of("src/test/resources").resolve(PLATFORM);

  /// How many runs an upgrade has.
  int runs() {
    return hosts * waves;
  }

  /// The release that an upgrade from some release goes to.
  static String after(String release) {
    return Integer.toString(Integer.parseInt(release) + 1);
  }

  /// Writes the playbook below a folder of playbooks.
  void write(Path playbooks) {
    var folder = playbooks.resolve(PLATFORM);
    try {
      Files.createDirectories(folder);
      Folders.delete(folder);
      copy(SOURCE, folder);
      Files.writeString(folder.resolve("playbook.yaml"), playbook());
      Files.writeString(folder.resolve("releases.yaml"), releases());
      Files.writeString(folder.resolve("practice/practice.yaml"), practice());
      Files.writeString(folder.resolve("practice/hosts"), hostNames("%s\n"));
      Files.writeString(folder.resolve("practice/waves"), each(waves, "%d\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write the playbook " + folder, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var copied = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copied);
        } else {
          Files.copy(file, copied);
        }
      }
    }
  }

  private String playbook() {
    return """
    platform: tide
    title: Tide
    topologies: [sea]
    library: [scripts/library.sh]
    roles:
      shore: {description: where waves come in, min: 1}
    host-variables:
      SEA: {type: path, description: the host's own folder}
    parameters:
      TIDE_SEED: {type: number, description: which waves fail or lie at first}
    facts:
      INSTALLED_VERSION: {on: shore, run: facts/installed-version.sh}
    installed: INSTALLED_VERSION
    paths:
      - {from: "[1,)", to: later, procedure: wave-after-wave, hops: direct}
    procedures:
      wave-after-wave:
        steps:
    %s\
    """
        .formatted(each(waves, WAVE));
  }

  private static final String WAVE =
      """
            - id: wave-%1$d
              title: Wave %1$d
              on: shore
              with: {WAVE: "%1$d"}
              run: scripts/wave.sh
              verify: scripts/wave-is-in.sh
              verify-within: 1s
              undo: {run: scripts/ebb.sh, verify: scripts/wave-is-out.sh, verify-within: 1s}
              effect: reversible
              timeout: 1m
              estimate: 1s
      """;

  private static String releases() {
    return "releases:\n" + each(RELEASES, "  - {version: \"%d\", date: 2026-01-01}\n", 1);
  }

  private String practice() {
    return """
    title: Tide practice
    release: "1"
    target: "2"
    topology: sea
    parameters: {TIDE_SEED: "%d"}
    hosts:
    %s\
    """
        .formatted(
            seed, hostNames("  %s: {roles: [shore], variables: {SEA: \"${HOST_ROOT}/sea\"}}\n"));
  }

  private String hostNames(String line) {
    return each(hosts, line.replace("%s", "shore%d"), 1);
  }

  private static String each(int times, String line) {
    return each(times, line, 0);
  }

  private static String each(int times, String line, int first) {
    return IntStream.range(first, first + times)
        .mapToObj(line::formatted)
        .collect(Collectors.joining());
  }
}
