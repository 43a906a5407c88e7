package dev.stepwise.window.ical;

import java.util.List;
import java.util.stream.Collectors;

/// A calendar of which something cannot be used. Nothing of it is used then: a window that is
/// silently missing, or a holiday, would be found out at night.
public final class UnusableCalendar extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<CalendarProblem> problems;

  UnusableCalendar(List<CalendarProblem> problems) {
    super(
        problems.stream()
            .map(CalendarProblem::toString)
            .collect(Collectors.joining("; ", "Expected a calendar that can be used, but ", "")));
    this.problems = List.copyOf(problems);
  }

  /// All that is wrong, by line.
  public List<CalendarProblem> problems() {
    return problems;
  }
}
