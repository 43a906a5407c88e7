package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes one snapshot of everything below `hosts/` and `cluster/`, save volatile files, the run
/// ledgers and the range's own switches for faults.
final class Photographer {
  private static final List<String> NOT_OF_THE_INSTALLATION =
      List.of("*/home/.stepwise/**", "*/faults/**");

  private static final int SMALL = 16 * 1024;

  private final Path range;
  private final List<PathMatcher> ignored;
  private final List<PathMatcher> mayStay;
  private final SortedMap<String, String> files = new TreeMap<>();
  private final SortedMap<String, String> texts = new TreeMap<>();

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
    addBelow(range.resolve("hosts"));
    addBelow(range.resolve("cluster"));
    return new Snapshot(files, texts, path -> matches(mayStay, range.resolve(path)));
  }

  private void addBelow(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Walk());
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

  // A file that is gone meanwhile was not there.
  private void add(Path path) {
    var name = range.relativize(path).toString();
    try {
      if (Files.isSymbolicLink(path)) {
        files.put(name, "link to " + Files.readSymbolicLink(path));
      } else if (Files.isRegularFile(path)) {
        addFile(name, path);
      } else {
        files.put(name, "special file");
      }
    } catch (NoSuchFileException _) {
      files.remove(name);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + path, e);
    }
  }

  private void addFile(String name, Path path) throws IOException {
    var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    var bytes = Files.readAllBytes(path);
    files.put(name, mode + " " + Sha256.of(bytes));
    if (bytes.length <= SMALL && isText(bytes)) {
      texts.put(name, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static boolean isText(byte[] bytes) {
    for (byte one : bytes) {
      if (one == 0) {
        return false;
      }
    }
    return true;
  }

  /// The executor may clear a ledger, and a daemon its files, while we walk.
  private final class Walk extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!matches(ignored, file)) {
        add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return unlessGone(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : unlessGone(failure);
    }

    private static FileVisitResult unlessGone(IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
