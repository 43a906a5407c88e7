package dev.stepwise.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table of a campaign, on the screen and in a file.
final class Report {
  private static final String HEAD =
      """
      | fault | times | double starts | lost | recovery p50 | p99 | limit |
      |---|---:|---:|---:|---:|---:|---:|
      """;

  private final Path file;
  private final String title;
  private final List<Row> rows = new ArrayList<>();

  /// @param title what was done, and how to do it again
  Report(Path file, String title) {
    this.file = file;
    this.title = title;
    say(title);
  }

  /// Tells how it goes.
  void say(String line) {
    System.out.println("campaign: " + line);
  }

  Row add(Row row) {
    rows.add(row);
    say(row.asMarkdown());
    row.findings().doubleStarts().forEach(this::say);
    row.findings().lost().forEach(this::say);
    write();
    return row;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  String asMarkdown() {
    return title
        + "\n\n"
        + HEAD
        + rows.stream().map(row -> row.asMarkdown() + "\n").collect(Collectors.joining())
        + Stream.concat(
                rows.stream().flatMap(row -> row.findings().doubleStarts().stream()),
                rows.stream().flatMap(row -> row.findings().lost().stream()))
            .map("\n- %s"::formatted)
            .collect(Collectors.joining());
  }

  private void write() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, asMarkdown());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write " + file, e);
    }
  }
}
