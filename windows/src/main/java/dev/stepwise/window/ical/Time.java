package dev.stepwise.window.ical;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// A DATE or DATE-TIME of the file.
///
/// @param isDay whether only the date is given
record Time(ContentLine line, LocalDateTime local, ZoneId zone, boolean isDay) {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  /// The one value of a line.
  static Time of(ContentLine line, Zones zones) {
    return of(line, line.value(), zones);
  }

  /// One of the values of a line. Fails with [UnusableLine].
  static Time of(ContentLine line, String value, Zones zones) {
    try {
      if (line.isOf("DATE")) {
        var day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        return new Time(line, day.atStartOfDay(), zones.of(line), true);
      }
      return value.endsWith("Z")
          ? new Time(line, parse(value.substring(0, value.length() - 1)), UTC, false)
          : new Time(line, parse(value), zones.of(line), false);
    } catch (DateTimeException e) {
      throw new UnusableLine(
          line, "Expected a time such as 20260103T220000, but got '%s'".formatted(value));
    }
  }

  private static LocalDateTime parse(String value) {
    return LocalDateTime.parse(value, SECONDS);
  }

  Instant instant() {
    return local.atZone(zone).toInstant();
  }

  /// The same moment by the clocks of another zone. Fails with [UnusableLine] when that is the
  /// second of two that have the same name there.
  LocalDateTime in(ZoneId other) {
    var there = LocalDateTime.ofInstant(instant(), other);
    if (!there.atZone(other).toInstant().equals(instant())) {
      throw new UnusableLine(
          line,
          "Expected a time that can be said in zone %s, but %s comes twice there, and it is the second"
              .formatted(other, there));
    }
    return other.equals(zone) ? local : there;
  }
}
