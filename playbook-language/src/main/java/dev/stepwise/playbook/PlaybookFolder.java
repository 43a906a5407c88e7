package dev.stepwise.playbook;

import dev.stepwise.contracts.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files that a playbook consists of, read once: `playbook.yaml`, `releases.yaml` and the
/// scripts in `scripts` and `facts`. The practice range beside them is no part of it.
final class PlaybookFolder {
  private static final long MAX_BYTES = 1 << 20;
  private static final List<String> PARTS =
      List.of("playbook.yaml", "releases.yaml", "scripts", "facts");

  private final SortedMap<String, byte[]> files = new TreeMap<>();

  private PlaybookFolder() {}

  /// Fails with [IOException] when a file cannot be read or is larger than 1 MiB.
  static PlaybookFolder read(Path folder) throws IOException {
    var read = new PlaybookFolder();
    for (var part : PARTS) {
      if (Files.exists(folder.resolve(part))) {
        read.readPart(folder, folder.resolve(part));
      }
    }
    return read;
  }

  private void readPart(Path folder, Path part) throws IOException {
    try (Stream<Path> found = Files.walk(part)) {
      for (var file : found.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        if (Files.size(file) > MAX_BYTES) {
          throw new IOException("Expected " + name + " to have at most 1 MiB, but it has more");
        }
        files.put(name, Files.readAllBytes(file));
      }
    }
  }

  /// The text of a file, when it is there and is UTF-8; what is wrong otherwise is added.
  Optional<String> text(String name, Problems problems) {
    var bytes = files.get(name);
    if (bytes == null) {
      problems.add(name, 0, "Expected a file, but there is none");
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      problems.add(name, 0, "Expected UTF-8, but " + e.getMessage());
      return Optional.empty();
    }
  }

  /// Every script's name.
  List<String> scripts() {
    return files.keySet().stream().filter(name -> name.endsWith(".sh")).toList();
  }

  /// Changes with any byte and any name of any file.
  Sha256 digest() {
    var all = new ByteArrayOutputStream();
    files.forEach((name, bytes) -> {
      all.writeBytes("%s\n%d\n".formatted(name, bytes.length).getBytes(StandardCharsets.UTF_8));
      all.writeBytes(bytes);
    });
    return Sha256.of(all.toByteArray());
  }
}
