package dev.stepwise.window;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;

/// How long a rule holds each time: whole days by the calendar, then time by the clock. So `P1D`
/// ends at the same local time on the next day, also when clocks are changed in between, and
/// `PT24H` ends 24 hours later.
public record Length(int days, Duration time) {
  private static final int MOST_DAYS = 366;

  /// Fails with [IllegalArgumentException] when it is not above zero, or above a year.
  public Length {
    if (days < 0 || time.isNegative() || (days == 0 && time.isZero())) {
      throw new IllegalArgumentException(
          "Expected a length above zero, but got P%dD and %s".formatted(days, time));
    }
    if (days + time.toDays() > MOST_DAYS) {
      throw new IllegalArgumentException(
          "Expected a length of at most %d days, but got %d days and %s"
              .formatted(MOST_DAYS, days, time));
    }
  }

  /// Reads it in the form of ISO 8601, such as `PT6H`, `P1D`, `P1DT2H` or `P2W`. Fails with
  /// [IllegalArgumentException].
  public static Length of(String text) {
    try {
      var clock = text.indexOf('T');
      var days = clock < 0 ? text : text.substring(0, clock);
      return new Length(
          days.equals("P") ? 0 : daysOf(days),
          clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock)));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "Expected a length such as PT6H or P1D, but got '%s'".formatted(text), e);
    }
  }

  private static int daysOf(String text) {
    var period = Period.parse(text);
    if (period.toTotalMonths() != 0) {
      throw new IllegalArgumentException(
          "Expected a length in weeks, days and hours, but got '%s'".formatted(text));
    }
    return period.getDays();
  }

  Instant endOf(ZonedDateTime start) {
    return start.plusDays(days).toInstant().plus(time);
  }

  /// In the form of ISO 8601.
  @Override
  public String toString() {
    var clock = time.isZero() ? "" : time.toString().substring(1);
    return "P" + (days == 0 ? "" : days + "D") + clock;
  }
}
