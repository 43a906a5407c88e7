package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Takes snapshots of everything below `hosts/` and `cluster/`, save volatile files, the run
/// ledgers and the range's own switches for faults.
final class Photographer {
  private static final List<String> NOT_OF_THE_INSTALLATION =
      List.of("*/home/.stepwise/**", "*/faults/**");

  private final Path range;
  private final List<PathMatcher> ignored;
  private final List<PathMatcher> mayStay;

  Photographer(Path range, List<String> volatileFiles, List<String> leftBehind) {
    this.range = range;
    this.ignored =
        matchers(Stream.concat(volatileFiles.stream(), NOT_OF_THE_INSTALLATION.stream()));
    this.mayStay = matchers(leftBehind.stream());
  }

  private static List<PathMatcher> matchers(Stream<String> globs) {
    return globs.map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob)).toList();
  }

  Snapshot take() {
    var files = new TreeMap<String, String>();
    addBelow(range.resolve("hosts"), files);
    addBelow(range.resolve("cluster"), files);
    return new Snapshot(files, path -> matches(mayStay, range.resolve(path)));
  }

  private void addBelow(Path folder, SortedMap<String, String> files) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      paths
          .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !matches(ignored, path))
          .forEach(path ->
              description(path).ifPresent(is -> files.put(range.relativize(path).toString(), is)));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read everything below " + folder, e);
    }
  }

  // Globs are meant below hosts/; those of cluster/ name it.
  private boolean matches(List<PathMatcher> matchers, Path path) {
    var below = range.relativize(path);
    var name = below.startsWith("hosts") ? below.subpath(1, below.getNameCount()) : below;
    return matchers.stream().anyMatch(matcher -> matcher.matches(name));
  }

  private static Optional<String> description(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return Optional.of("link to " + Files.readSymbolicLink(path));
      }
      if (!Files.isRegularFile(path)) {
        return Optional.of("special file");
      }
      var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
      return Optional.of(mode + " " + Sha256.of(Files.readAllBytes(path)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + path, e);
    }
  }
}
