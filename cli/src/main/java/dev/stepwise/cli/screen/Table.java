package dev.stepwise.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// JSON as people read it: a list as a row for each element, an object as a row for each member. It
/// shows what is short; the rest is there as JSON.
public final class Table {
  private static final String GAP = "   ";

  private Table() {}

  /// The table, its last line without an end.
  public static String of(JsonNode answer) {
    return answer.isArray() ? ofList(answer) : ofObject(answer);
  }

  private static String ofList(JsonNode list) {
    var columns = new LinkedHashSet<String>();
    for (var element : list) {
      element.properties().stream()
          .filter(member -> isShort(member.getValue()))
          .forEach(member -> columns.add(member.getKey()));
    }
    var rows = new ArrayList<List<String>>();
    rows.add(columns.stream().map(Table::heading).toList());
    for (var element : list) {
      rows.add(columns.stream().map(column -> cell(element.path(column))).toList());
    }
    return columns.isEmpty() ? "(none)" : aligned(rows);
  }

  private static String ofObject(JsonNode object) {
    var rows = new ArrayList<List<String>>();
    object.properties().stream()
        .filter(member -> isShort(member.getValue()))
        .forEach(member -> rows.add(List.of(heading(member.getKey()), cell(member.getValue()))));
    return rows.isEmpty() ? "(none)" : aligned(rows);
  }

  private static boolean isShort(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }

  private static String cell(JsonNode value) {
    return isShort(value) ? value.asText() : "-";
  }

  /// `requestedAt` as `REQUESTED AT`.
  private static String heading(String member) {
    return member.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toUpperCase(Locale.ROOT);
  }

  private static String aligned(List<List<String>> rows) {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < widths.length; column++) {
      line.append(column == 0 ? "" : GAP).append(Text.column(row.get(column), widths[column]));
    }
    return line.toString().stripTrailing();
  }
}
