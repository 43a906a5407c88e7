package dev.stepwise.notifier.domain;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/// Moments as people read them.
public record Times(Reader reader) {
  private static final String DAY = "z d MMM uuuu";

  public String moment(Instant at) {
    return format(at, reader.language().moment());
  }

  /// The day is said once when both ends lie in it.
  public String interval(Instant from, Instant until) {
    return format(from, DAY).equals(format(until, DAY))
        ? format(from, reader.language().firstOfTwo())
            + "–"
            + format(until, reader.language().secondOfTwo())
        : moment(from) + " – " + moment(until);
  }

  private String format(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, reader.language().locale())
        .format(at.atZone(reader.zone()));
  }
}
