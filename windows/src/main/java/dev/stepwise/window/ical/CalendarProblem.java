package dev.stepwise.window.ical;

/// Something in a calendar that cannot be used.
///
/// @param line in the file, from 1
/// @param property such as `RRULE`, or the component, such as `VEVENT`
/// @param message what was expected, and what is there
public record CalendarProblem(int line, String property, String message) {
  @Override
  public String toString() {
    return "line %d, %s: %s".formatted(line, property, message);
  }
}
