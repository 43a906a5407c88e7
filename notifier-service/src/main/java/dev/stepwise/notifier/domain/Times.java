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
  private static final DateTimeFormatter CLOCK = pattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("z 'on' d MMM uuuu");

  String moment(Instant at) {
    return clock(at) + " " + day(at);
  }

  /// The day is said once when both ends lie in it.
  String interval(Instant from, Instant until) {
    return day(from).equals(day(until))
        ? clock(from) + "–" + moment(until)
        : moment(from) + " – " + moment(until);
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  private String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  static String span(Instant from, Instant until) {
    var length = Duration.between(from, until);
    if (length.compareTo(Duration.ofMinutes(2)) < 0) {
      return "%d s".formatted(length.toSeconds());
    }
    return length.compareTo(Duration.ofHours(2)) < 0
        ? "%d min".formatted(length.toMinutes())
        : "%d h %d min".formatted(length.toHours(), length.toMinutesPart());
  }
}
