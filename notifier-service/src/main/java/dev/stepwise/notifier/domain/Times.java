package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Moments and spans as people read them.
///
/// @param zone in which they live
record Times(ZoneId zone) {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss z", Locale.ENGLISH);

  String moment(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  String interval(Downtime down) {
    var from = "from " + moment(down.from());
    return down.until()
        .map(until -> "%s to %s (%s)".formatted(from, moment(until), span(down.from(), until)))
        .orElse(from + " until further notice");
  }

  private static String span(Instant from, Instant until) {
    var length = Duration.between(from, until);
    if (length.compareTo(Duration.ofMinutes(2)) < 0) {
      return "%d s".formatted(length.toSeconds());
    }
    return length.compareTo(Duration.ofHours(2)) < 0
        ? "%d min".formatted(length.toMinutes())
        : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
  }
}
