package dev.stepwise.planner.adapter.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// What tells whether a file has changed, without reading it: size and time of its last change.
record FolderState(SortedMap<String, String> files) {
  static final FolderState NONE = new FolderState(new TreeMap<>());

  static FolderState of(Path folder) {
    try (var found = Files.walk(folder)) {
      var files = new TreeMap<String, String>();
      for (var file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
        files.put(
            folder.relativize(file).toString(),
            Files.size(file) + "@" + Files.getLastModifiedTime(file));
      }
      return new FolderState(files);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + folder, e);
    }
  }
}
