package dev.stepwise.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// The file to which a script writes facts as `NAME=value` lines.
record FactsFile(Path file) {
  static FactsFile in(Path desk) {
    try {
      return new FactsFile(Files.createFile(desk.resolve("facts")));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make a file in " + desk, e);
    }
  }

  /// What was written so far; of two lines with one name the later counts.
  SortedMap<String, String> read() {
    var facts = new TreeMap<String, String>();
    try {
      for (var line :
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          facts.put(line.substring(0, equals).strip(), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
    return facts;
  }
}
