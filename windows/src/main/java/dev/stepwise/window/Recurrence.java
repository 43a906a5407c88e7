package dev.stepwise.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.Recur;

/// An RRULE of RFC 5545, section 3.3.10, such as `FREQ=WEEKLY;BYDAY=SA`. It recurs by days or more
/// slowly, and in local time: 22:00 stays 22:00 when clocks are changed.
public record Recurrence(String rrule) {
  private static final Pattern UNTIL = Pattern.compile(";?UNTIL=[^;]*");
  private static final Pattern TOO_FAST =
      Pattern.compile("SECONDLY|MINUTELY|HOURLY|BYHOUR|BYMINUTE|BYSECOND");

  /// Fails with [IllegalArgumentException] when it cannot be used.
  public Recurrence {
    if (TOO_FAST.matcher(rrule).find()) {
      throw new IllegalArgumentException(
          "Expected a recurrence by days, weeks, months or years, but got '%s'".formatted(rrule));
    }
    var recur = parse(rrule);
    if (recur.getCount() > 0 && recur.getUntil() != null) {
      throw new IllegalArgumentException(
          "Expected COUNT or UNTIL, but got both in '%s'".formatted(rrule));
    }
  }

  private static Recur<Temporal> parse(String text) {
    try {
      return new Recur<>(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Expected a recurrence such as FREQ=WEEKLY;BYDAY=SA, but got '%s': %s"
              .formatted(text, e.getMessage()),
          e);
    }
  }

  /// When it recurs, in local time, the earliest first.
  ///
  /// @param first the start that it is counted from
  List<LocalDateTime> starts(
      LocalDateTime first, ZoneId zone, LocalDateTime from, LocalDateTime until) {
    var isInTime = untilIn(zone);
    return new Recur<LocalDateTime>(UNTIL.matcher(rrule).replaceAll(""))
        .getDates(first, from, until).stream()
            .filter(start -> !start.isBefore(first))
            .filter(isInTime)
            .toList();
  }

  /// UNTIL is the last possible start, and may be given as a date, as local time or in UTC.
  private Predicate<LocalDateTime> untilIn(ZoneId zone) {
    Temporal last = parse(rrule).getUntil();
    return switch (last) {
      case null -> _ -> true;
      case LocalDate day -> start -> !start.toLocalDate().isAfter(day);
      case LocalDateTime time -> start -> !start.isAfter(time);
      case OffsetDateTime time -> start -> !inZone(start, zone).isAfter(time.toInstant());
      case Instant time -> start -> !inZone(start, zone).isAfter(time);
      case Temporal other ->
          throw new IllegalArgumentException("Expected UNTIL as date or time, but got " + other);
    };
  }

  private static Instant inZone(LocalDateTime start, ZoneId zone) {
    return start.atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return rrule;
  }
}
