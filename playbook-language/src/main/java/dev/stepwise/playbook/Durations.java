package dev.stepwise.playbook;

import java.time.Duration;
import java.util.Locale;

/// Durations as people write them: `30s`, `10m`, `1h30m`, `2d`.
final class Durations {
  private Durations() {}

  /// The schema has found the form sound.
  static Duration parse(String text) {
    int days = text.indexOf('d');
    var time = text.substring(days + 1);
    var duration =
        time.isEmpty() ? Duration.ZERO : Duration.parse("PT" + time.toUpperCase(Locale.ROOT));
    return days < 0 ? duration : duration.plusDays(Long.parseLong(text.substring(0, days)));
  }
}
