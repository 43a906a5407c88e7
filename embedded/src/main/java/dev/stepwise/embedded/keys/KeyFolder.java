package dev.stepwise.embedded.keys;

import dev.stepwise.contracts.signature.PinnedKey;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of one estate:
///
/// ```
/// planner.jwk           the planner's private key; for the planner alone
/// executor-ZONE.jwk     the private key of a zone's executors; for them alone
/// planner-keys.json     the planner's public keys; executors pin them
/// executor-keys.json    the executors' public keys, each with its zone; the planner pins them
/// ```
///
/// All are readable by their owner only. What is there is never replaced; a zone that is new is
/// added.
public record KeyFolder(Path folder) {
  private static final String OWNER_ONLY = "rw-------";

  /// Makes what is missing.
  ///
  /// @return the files that are new, in the order of their making
  public List<Path> write(List<String> zones) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var made = new ArrayList<Path>();
      key(plannerKey(), "planner", Optional.empty(), plannerKeys(), made);
      for (var zone : zones) {
        key(executorKey(zone), "executor-" + zone, Optional.of(zone), executorKeys(), made);
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write keys to " + folder, e);
    }
  }

  /// The planner's `planner.signing-key`.
  public Path plannerKey() {
    return folder.resolve("planner.jwk");
  }

  /// The executors' `executor.planner-keys`.
  public Path plannerKeys() {
    return folder.resolve("planner-keys.json");
  }

  /// The `executor.signing-key` of a zone.
  public Path executorKey(String zone) {
    return folder.resolve("executor-" + zone + ".jwk");
  }

  /// The planner's `planner.executor-keys`.
  public Path executorKeys() {
    return folder.resolve("executor-keys.json");
  }

  /// The pin is written first: a private key without one would never be believed, nor made again.
  private static void key(
      Path file, String owner, Optional<String> zone, Path pins, List<Path> made)
      throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var key = SigningKey.generate(owner);
    pin(key.pin(zone), pins);
    write(file, key.toJson());
    made.add(file);
  }

  private static void pin(PinnedKey key, Path pins) throws IOException {
    var keys = new ArrayList<PinnedKey>();
    if (Files.exists(pins)) {
      keys.addAll(PinnedKeys.parse(Files.readString(pins)).all());
    }
    keys.add(key);
    write(pins, PinnedKeys.of(keys).toJson());
  }

  /// Whole or not at all.
  static void write(Path file, String text) throws IOException {
    var unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            ".new",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    Files.writeString(unfinished, text + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
