package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The run ledgers that the executors keep on the practice hosts.
///
/// @param hosts the folder of all hosts
record Ledgers(Path hosts) {
  /// How often the work of each attempt was started on its host, by the attempt's name.
  SortedMap<String, Integer> starts() {
    var starts = new TreeMap<String, Integer>();
    try (var files = Files.newDirectoryStream(hosts, "*")) {
      for (var host : files) {
        addStarts(host.resolve("home/.stepwise/runs"), starts);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the ledgers below " + hosts, e);
    }
    return Collections.unmodifiableSortedMap(starts);
  }

  private static void addStarts(Path runs, SortedMap<String, Integer> starts) throws IOException {
    if (!Files.isDirectory(runs)) {
      return;
    }
    try (var attempts = Files.newDirectoryStream(runs)) {
      for (var attempt : attempts) {
        var file = attempt.resolve("starts");
        int lines = Files.exists(file) ? Files.readAllLines(file).size() : 0;
        starts.merge(attempt.getFileName().toString(), lines, Integer::sum);
      }
    }
  }
}
