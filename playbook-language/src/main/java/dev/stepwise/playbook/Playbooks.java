package dev.stepwise.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder of playbooks, one folder each.
public final class Playbooks {
  private Playbooks() {}

  /// Every playbook of a folder, by the name of its own folder; a folder without `playbook.yaml` is
  /// none. Fails with [UncheckedIOException] when the folder cannot be read.
  public static SortedMap<String, Loaded> loadAll(Path folder) {
    var all = new TreeMap<String, Loaded>();
    try (var children = Files.list(folder)) {
      children
          .filter(child -> Files.isRegularFile(child.resolve("playbook.yaml")))
          .forEach(child -> all.put(child.getFileName().toString(), PlaybookLoader.load(child)));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read playbooks from " + folder, e);
    }
    return Collections.unmodifiableSortedMap(all);
  }
}
