package dev.stepwise.cli.screen;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Forecast against actual, a line for each stage, below what there is to say of the window.
public final class TimingTable {
  private static final String ROW = "%4s  %-58s %12s %12s %12s";

  private TimingTable() {}

  /// @param timing of an upgrade that has begun, or whether one fits that has not
  /// @param plan for the titles
  public static String of(JsonNode timing, JsonNode plan) {
    var lines = new ArrayList<String>();
    window(timing, lines);
    lines.add(ROW.formatted("", "", "half of all", "nine of ten", "actual").stripTrailing());
    var stages = timing.path("stages");
    for (var stage = 0; stage < stages.size(); stage++) {
      lines.add(stage(stage, stages.path(stage), plan));
    }
    lines.add(row("", "in all", sum(stages, "p50"), sum(stages, "p90"), sum(stages, "actual")));
    return String.join("\n", lines);
  }

  private static void window(JsonNode timing, List<String> lines) {
    var slot = timing.path("window");
    lines.add(
        slot.isObject()
            ? "Window    %s to %s"
                .formatted(slot.path("opens").asText(), slot.path("closes").asText())
            : "Window    none: downtime is always allowed, or no window is long enough");
    said(timing, "reason", "Fits      not now. ", lines);
    said(timing, "waitsFor", "Waits     ", lines);
    var override = timing.path("override");
    if (override.isObject()) {
      lines.add(
          "Override  by %s with %s: %s"
              .formatted(
                  override.path("by").asText(),
                  override.path("confirmedBy").asText(),
                  override.path("reason").asText()));
    }
    said(timing, "lastSafeReturn", "Go back   by ", lines);
    said(timing, "overrun", "Overrun   foreseen; its downtime will end at ", lines);
  }

  private static void said(JsonNode timing, String name, String words, List<String> lines) {
    if (timing.path(name).isTextual()) {
      lines.add(words + timing.path(name).asText());
    }
  }

  private static String stage(int index, JsonNode time, JsonNode plan) {
    var title = plan.path("stages").path(index).path("title").asText();
    return row(
        Integer.toString(index + 1),
        Text.fit(title, 58),
        time(time, "p50"),
        time(time, "p90"),
        time(time, "actual"));
  }

  private static String row(
      String number,
      String title,
      Optional<Duration> half,
      Optional<Duration> most,
      Optional<Duration> actual) {
    return ROW.formatted(number, title, words(half), words(most), words(actual)).stripTrailing();
  }

  private static Optional<Duration> sum(JsonNode stages, String name) {
    return StreamSupport.stream(stages.spliterator(), false)
        .flatMap(stage -> time(stage, name).stream())
        .reduce(Duration::plus);
  }

  private static Optional<Duration> time(JsonNode stage, String name) {
    return stage.path(name).isTextual()
        ? Optional.of(Duration.parse(stage.path(name).asText()))
        : Optional.empty();
  }

  private static String words(Optional<Duration> time) {
    return time.map(Text::of).orElse("");
  }
}
