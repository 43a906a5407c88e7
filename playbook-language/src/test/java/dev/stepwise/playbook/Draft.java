package dev.stepwise.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A playbook that a test writes: the example of the README, or the ferry, with changes. Scripts
/// that it names are made when there are none.
final class Draft {
  private static final Pattern SCRIPT = Pattern.compile("(?:scripts|facts)/[a-z-]+\\.sh");

  private static final Path FERRY = Path.of("src/test/playbooks/ferry");

  private final Path folder;
  private final String playbook;
  private final String releases;

  private Draft(Path folder, String playbook, String releases) {
    this.folder = folder;
    this.playbook = playbook;
    this.releases = releases;
  }

  /// The example of the README.
  static Draft example(Path folder) {
    var readme = read(Path.of("README.md"));
    return new Draft(folder, block(readme, "playbook.yaml"), block(readme, "releases.yaml"));
  }

  /// The ferry: a small playbook that has the whole language.
  static Draft ferry(Path folder) {
    var scripts = new ArrayList<Path>();
    for (var part : List.of("scripts", "facts")) {
      try (var files = Files.list(FERRY.resolve(part))) {
        scripts.addAll(files.toList());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    var draft =
        new Draft(
            folder, read(FERRY.resolve("playbook.yaml")), read(FERRY.resolve("releases.yaml")));
    scripts.forEach(script -> draft.write(FERRY.relativize(script).toString(), read(script)));
    return draft;
  }

  Draft playbook(String text) {
    return new Draft(folder, text, releases);
  }

  Draft releases(String text) {
    return new Draft(folder, playbook, text);
  }

  /// With a piece of `playbook.yaml` replaced, which must be there.
  Draft with(String old, String replacement) {
    if (!playbook.contains(old)) {
      throw new IllegalArgumentException("Expected the example to contain '" + old + "'");
    }
    return new Draft(folder, playbook.replace(old, replacement), releases);
  }

  /// With a piece of `releases.yaml` replaced, which must be there.
  Draft withRelease(String old, String replacement) {
    if (!releases.contains(old)) {
      throw new IllegalArgumentException("Expected the catalogue to contain '" + old + "'");
    }
    return new Draft(folder, playbook, releases.replace(old, replacement));
  }

  /// What lint says.
  List<String> lint() {
    write();
    return Lint.of(folder).stream().map(Problem::toString).toList();
  }

  Loaded load() {
    write();
    return PlaybookLoader.load(folder);
  }

  private void write() {
    write("playbook.yaml", playbook);
    write("releases.yaml", releases);
    SCRIPT
        .matcher(read(folder.resolve("playbook.yaml")))
        .results()
        .map(found -> found.group())
        .filter(name -> !name.contains("missing"))
        .filter(name -> Files.notExists(folder.resolve(name)))
        .forEach(name -> write(name, "# " + name + "\n"));
  }

  List<String> problems() {
    return switch (load()) {
      case Loaded.Ok _ -> List.of();
      case Loaded.Broken broken -> broken.problems().stream().map(Problem::toString).toList();
    };
  }

  Playbook sound() {
    return switch (load()) {
      case Loaded.Ok ok -> ok.playbook();
      case Loaded.Broken broken -> throw new AssertionError(broken.problems());
    };
  }

  private void write(String name, String text) {
    try {
      var file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String block(String readme, String file) {
    int start = readme.indexOf("# " + file + "\n");
    return readme.substring(start, readme.indexOf("```", start));
  }
}
