package dev.stepwise.playbooks;

import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/// A practice installation in a folder of its own, switched on; scripts are run on its hosts as
/// plain processes.
final class PracticeHosts implements AutoCloseable {
  /// What a script answered.
  record Answer(int exit, String text) {}

  private final Path source;
  private final Path root;
  private final Map<String, Object> description;

  private PracticeHosts(Path source, Path root) throws IOException {
    this.source = source;
    this.root = root;
    this.description = new Yaml().load(Files.readString(source.resolve("practice.yaml")));
  }

  static PracticeHosts switchOn(Path playbook, Path folder) throws IOException {
    var hosts =
        new PracticeHosts(
            playbook.resolve("practice").toAbsolutePath(),
            Files.createDirectories(folder.resolve("practice range")));
    hosts.control("setup.sh");
    hosts.control("power-on.sh");
    return hosts;
  }

  @Override
  public void close() {
    control("power-off.sh");
  }

  SortedMap<String, String> parameters() {
    return texts(at(description, "parameters"), root);
  }

  List<String> hosts() {
    return List.copyOf(map(at(description, "hosts")).keySet());
  }

  @SuppressWarnings("unchecked")
  List<String> roles(String host) {
    return (List<String>) at(description(host), "roles");
  }

  SortedMap<String, String> variables(String host) {
    return texts(at(description(host), "variables"), folder(host));
  }

  Path folder(String host) {
    return root.resolve("hosts").resolve(host);
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  void raise(String host, String fault) {
    write(folder(host).resolve("faults").resolve(fault), "");
  }

  void clear(String host, String fault) throws IOException {
    Files.delete(folder(host).resolve("faults").resolve(fault));
  }

  /// Runs a script's text on a host, in an environment that is empty but for this.
  Answer run(String host, String text, Map<String, String> environment) {
    var script = root.resolve(Thread.currentThread().threadId() + ".sh");
    write(script, text);
    var all = new TreeMap<>(environment);
    all.put("HOME", folder(host).resolve("home").toString());
    all.put("PATH", folder(host).resolve("bin") + ":" + System.getenv("PATH"));
    return start(script, folder(host).resolve("home"), all);
  }

  /// What is installed and how the cluster is, file by file.
  @SuppressWarnings("unchecked")
  SortedMap<String, String> snapshot() throws IOException {
    var left = (List<String>) at(description, "left-behind");
    var changing = (List<String>) at(description, "volatile");
    var files = new TreeMap<String, String>();
    for (var top : List.of(root.resolve("hosts"), cluster())) {
      try (var found = Files.walk(top)) {
        for (var file : found.filter(Files::isRegularFile).toList()) {
          var name = top.equals(cluster()) ? root.relativize(file) : top.relativize(file);
          if (!matches(left, name)
              && !matches(changing, name)
              && !name.toString().contains("/faults/")) {
            files.put(
                name.toString(),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
                    + " "
                    + Sha256.of(Files.readAllBytes(file)));
          }
        }
      }
    }
    return files;
  }

  private static boolean matches(List<String> globs, Path name) {
    return globs.stream()
        .anyMatch(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(name));
  }

  private void control(String script) {
    var answer =
        start(
            source.resolve(script),
            root,
            Map.of(
                "PATH", System.getenv("PATH"),
                "PRACTICE_ROOT", root.toString(),
                "PRACTICE_SOURCE", source.toString()));
    if (answer.exit() != 0) {
      throw new IllegalStateException(
          "Expected %s to exit 0, but it exited %d and said: %s"
              .formatted(script, answer.exit(), answer.text()));
    }
  }

  private static Answer start(Path script, Path folder, Map<String, String> environment) {
    try {
      var output = Files.createTempFile("output", ".txt");
      var builder =
          new ProcessBuilder("/bin/sh", script.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectOutput(output.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      int exit = builder.start().waitFor();
      var text = Files.readString(output);
      Files.delete(output);
      return new Answer(exit, text.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to run " + script, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while running " + script, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write " + file, e);
    }
  }

  private SortedMap<String, String> texts(Object mapping, Path hostRoot) {
    var texts = new TreeMap<String, String>();
    map(mapping)
        .forEach((name, value) ->
            texts.put(
                name,
                value
                    .toString()
                    .replace("${PRACTICE_ROOT}", root.toString())
                    .replace("${HOST_ROOT}", hostRoot.toString())));
    return texts;
  }

  private Map<String, Object> description(String host) {
    return map(at(map(at(description, "hosts")), host));
  }

  static <V> V at(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object mapping) {
    return (Map<String, Object>) mapping;
  }
}
