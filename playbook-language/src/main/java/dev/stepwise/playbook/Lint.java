package dev.stepwise.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Looks at a playbook as its author would want somebody to: what is wrong, and when nothing is,
/// what is doubtful.
public final class Lint {
  private Lint() {}

  /// All errors; of a playbook without any, the warnings. In the order of the files and lines.
  public static List<Problem> of(Path folder) {
    return switch (PlaybookLoader.load(folder)) {
      case Loaded.Broken broken -> broken.problems();
      case Loaded.Ok(var playbook) -> warnings(playbook, folder);
    };
  }

  private static List<Problem> warnings(Playbook playbook, Path folder) {
    try {
      var files = PlaybookFolder.read(folder);
      var top = top(files, PlaybookLoader.PLAYBOOK);
      var problems = new Problems();
      new UnusedThings(playbook, top, problems).find(files.scripts());
      new DoubtfulSteps(playbook, top, problems).find();
      new UnreachedReleases(playbook, top(files, PlaybookLoader.RELEASES), problems).find();
      return problems.all();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + folder + " once more", e);
    }
  }

  private static Place top(PlaybookFolder files, String file) {
    var problems = new Problems();
    return files
        .text(file, problems)
        .flatMap(text -> YamlReader.read(file, text, problems))
        .map(YamlTree::top)
        .orElseThrow(
            () -> new IllegalStateException("Expected a sound file, but " + problems.all()));
  }
}
