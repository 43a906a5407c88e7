package dev.stepwise.playbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads a playbook's folder: the YAML, its form by the schema, then what refers to what. What is
/// no error but doubtful is for [Lint].
public final class PlaybookLoader {
  static final String PLAYBOOK = "playbook.yaml";
  static final String RELEASES = "releases.yaml";

  private PlaybookLoader() {}

  /// The playbook in a folder, or all that is wrong with it.
  public static Loaded load(Path folder) {
    var problems = new Problems();
    try {
      var playbook = read(PlaybookFolder.read(folder), problems);
      if (playbook.isPresent() && problems.isEmpty()) {
        return new Loaded.Ok(playbook.get());
      }
      return new Loaded.Broken(problems.all());
    } catch (IOException e) {
      var message = "Expected to read %s, but %s".formatted(folder, e.getMessage());
      return new Loaded.Broken(List.of(new Problem(PLAYBOOK, 0, message)));
    }
  }

  private static Optional<Playbook> read(PlaybookFolder folder, Problems problems) {
    var releases = tree(folder, RELEASES, "releases.schema.json", problems);
    var playbook = tree(folder, PLAYBOOK, "playbook.schema.json", problems);
    if (releases.isEmpty() || playbook.isEmpty() || !problems.isEmpty()) {
      return Optional.empty();
    }
    var catalogue = CatalogueReader.read(releases.get().top(), problems);
    return Optional.of(
        new PlaybookReader(playbook.get().top(), catalogue, folder, problems).read());
  }

  private static Optional<YamlTree> tree(
      PlaybookFolder folder, String file, String schema, Problems problems) {
    return folder
        .text(file, problems)
        .flatMap(text -> YamlReader.read(file, text, problems))
        .filter(tree -> SchemaCheck.of(schema).accepts(tree, problems));
  }
}
