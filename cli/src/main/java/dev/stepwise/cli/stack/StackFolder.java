package dev.stepwise.cli.stack;

import dev.stepwise.embedded.Folders;
import dev.stepwise.embedded.keys.KeyFolder;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// Everything that a stack keeps:
///
/// ```
/// lock                who uses the folder (a file lock, and the pid for people)
/// kafka/ postgres/    the data
/// practice/<name>/    a practice installation: its hosts, keys, and installation.json
/// keys/               by which planner and executor know each other, that of the log, and that
///                     which signs people in
/// checkpoints         what the log was, note by note
/// secrets/<name>/     what the executor may hand to hosts, each secret in a file
/// logs/               what the services print
/// processes/          pid and start time of each process, for the next start after a crash
/// ```
public record StackFolder(Path root) {
  private static final Set<String> KEPT = Set.of("lock");

  /// The folder that is used when nobody says otherwise, after the XDG base directory
  /// specification.
  public static StackFolder usual(Map<String, String> environment, String name) {
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    var base =
        state.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")))
                .resolve(".local/state")
            : Path.of(state);
    return new StackFolder(base.resolve(name));
  }

  public StackFolder {
    root = root.toAbsolutePath().normalize();
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  /// Where a practice installation lives.
  public Path practice(String name) {
    return root.resolve("practice").resolve(name);
  }

  /// Where the secrets of all installations are.
  Path secrets() {
    return root.resolve("secrets");
  }

  /// Where the secrets of a practice installation are.
  public Path secrets(String name) {
    return secrets().resolve(name);
  }

  /// The keys by which planner and executor know each other.
  public KeyFolder keys() {
    return new KeyFolder(root.resolve("keys"));
  }

  /// Who signs the tokens of people.
  public LocalIssuer issuer() {
    return new LocalIssuer(root.resolve("keys"));
  }

  /// The key that signs the checkpoints of the log.
  Path logKey() {
    return root.resolve("keys").resolve("log.key");
  }

  /// The checkpoints of the log, as they were given away.
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /// Where the logs are.
  public Path logs() {
    return root.resolve("logs");
  }

  Path log(Service service) {
    return logs().resolve(service.word() + ".log");
  }

  Path processes() {
    return root.resolve("processes");
  }

  /// Makes the folders, readable by their owner only.
  void create() {
    var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try {
      Files.createDirectories(root, mine);
      for (var folder : new Path[] {logs(), processes(), secrets()}) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StackTrouble(
          "Expected to be able to write to %s, but %s. Choose another folder with --data"
              .formatted(root, e),
          e);
    }
  }

  /// Removes everything but the lock.
  void reset() {
    try (var entries = Files.list(root)) {
      entries
          .filter(entry -> !KEPT.contains(entry.getFileName().toString()))
          .forEach(StackFolder::remove);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    create();
  }

  private static void remove(Path entry) {
    try {
      Folders.delete(entry);
    } catch (IOException e) {
      throw new StackTrouble("Expected to remove %s, but %s".formatted(entry, e), e);
    }
  }
}
