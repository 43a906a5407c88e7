package dev.stepwise.window.ical;

/// Ends the reading of one event; the others are read all the same.
final class UnusableLine extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient CalendarProblem problem;

  UnusableLine(ContentLine line, String message) {
    super(message);
    this.problem = new CalendarProblem(line.number(), line.name(), message);
  }

  CalendarProblem problem() {
    return problem;
  }
}
