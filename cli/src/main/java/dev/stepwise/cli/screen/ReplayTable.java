package dev.stepwise.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What audit replays, as tables.
public final class ReplayTable {
  private final List<List<String>> rows = new ArrayList<>();

  private ReplayTable(String... heading) {
    rows.add(List.of(heading));
  }

  /// Everything as it stood.
  public static String ofEstate(JsonNode replay) {
    var installations = new ReplayTable("INSTALLATION", "PLATFORM", "RELEASE", "HELD BY", "DOWN");
    for (var standing : replay.path("estate").path("installations")) {
      installations.row(
          standing.path("installation").path("id").asText(),
          standing.path("installation").path("platform").asText(),
          standing.path("release").asText("–"),
          words(standing.path("leases").findValuesAsText("upgrade")),
          words(names(standing.path("down"))));
    }
    var upgrades = new ReplayTable("UPGRADE", "INSTALLATION", "FROM", "TO", "STATE", "ASKED FOR");
    for (var upgrade : replay.path("estate").path("upgrades")) {
      upgrades.row(
          upgrade.path("id").asText(),
          upgrade.path("installation").asText(),
          upgrade.path("from").asText("–"),
          upgrade.path("to").asText("–"),
          upgrade.path("state").asText(),
          upgrade.path("requestedAt").asText());
    }
    return moment(replay) + "\n\n" + installations + "\n" + upgrades;
  }

  /// One upgrade as it stood.
  public static String ofUpgrade(JsonNode replay) {
    var state = replay.path("state");
    var runs = new ReplayTable("STAGE", "HOST", "ATTEMPT", "STATUS", "NOTE");
    for (var part : List.of("done", "current")) {
      for (var run : state.path("progress").path(part)) {
        runs.row(
            run.path("stage").asText(),
            run.path("host").asText(),
            run.path("attempt").asText(),
            run.path("status").asText(),
            run.path("note").asText());
      }
    }
    return "%s%n%n%s is %s after %d facts%s%n%n%s"
        .formatted(
            moment(replay),
            replay.path("upgradeId").asText(),
            state.path("state").asText(),
            replay.path("sequence").asLong(),
            state.hasNonNull("reason") ? ": " + state.path("reason").asText() : "",
            runs);
  }

  private static String moment(JsonNode replay) {
    var moment = replay.path("moment");
    return "As the log knew it at entry %d, sealed %s (checkpoint of %d entries, root %s)"
        .formatted(
            moment.path("entry").asLong(),
            moment.path("sealedAt").asText(),
            moment.path("checkpoint").path("size").asLong(),
            moment.path("checkpoint").path("root").asText());
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String words(List<String> words) {
    return words.isEmpty() ? "–" : String.join(", ", words);
  }

  private void row(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .mapToObj(column -> Text.column(row.get(column), width(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
