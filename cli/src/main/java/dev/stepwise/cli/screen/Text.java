package dev.stepwise.cli.screen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How things are written for people.
public final class Text {
  private Text() {}

  /// `0.4 s`, `12 s`, `3 min 5 s`, `2 h 4 min`.
  public static String of(Duration time) {
    var seconds = time.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return "%d min %d s".formatted(seconds / 60, seconds % 60);
    }
    return "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /// The text in at most that many columns, its end cut off if it must be.
  public static String fit(String text, int columns) {
    return text.length() <= columns ? text : text.substring(0, Math.max(0, columns - 1)) + "…";
  }

  /// The text in exactly that many columns.
  public static String column(String text, int columns) {
    var fitting = fit(text, columns);
    return fitting + " ".repeat(columns - fitting.length());
  }

  /// The text in lines of at most that many columns, broken between words where there are any.
  public static List<String> wrap(String text, int columns) {
    var lines = new ArrayList<String>();
    for (var paragraph : text.strip().split("\n", -1)) {
      var line = new StringBuilder();
      for (var word : paragraph.strip().split(" +", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return List.copyOf(lines);
  }
}
