package dev.stepwise.window.ical;

import dev.stepwise.window.IanaZone;
import dev.stepwise.window.Rule;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the events of an iCalendar file as rules. Alarms, attendees, to-dos and the like do not
/// matter; what matters and cannot be used is refused.
public final class CalendarFile {
  private CalendarFile() {}

  /// The rules of a file, in its order.
  ///
  /// @param zone whose clocks count for whole days and for times that name no zone, when the file
  ///   does not say so itself (`X-WR-TIMEZONE`)
  /// @throws UnusableCalendar with all that cannot be used
  public static List<Rule> read(String text, Optional<ZoneId> zone) {
    var components = ContentReader.read(text);
    var zones = new Zones(of(components, "VTIMEZONE"), ownZone(components).or(() -> zone));
    var events = of(components, "VEVENT");
    var problems = new ArrayList<CalendarProblem>();
    var rules = events.stream().flatMap(event -> read(event, events, zones, problems)).toList();
    if (!problems.isEmpty()) {
      throw new UnusableCalendar(problems);
    }
    return rules;
  }

  private static List<Component> of(List<Component> components, String name) {
    return components.stream().filter(component -> component.name().equals(name)).toList();
  }

  private static Optional<ZoneId> ownZone(List<Component> components) {
    return of(components, "VCALENDAR").stream()
        .map(calendar -> calendar.text("X-WR-TIMEZONE"))
        .filter(IanaZone::isOne)
        .map(IanaZone::of)
        .findFirst();
  }

  private static Stream<Rule> read(
      Component event, List<Component> all, Zones zones, List<CalendarProblem> problems) {
    try {
      return new Event(event, zones).rules(all).stream();
    } catch (UnusableLine e) {
      problems.add(e.problem());
      return Stream.empty();
    }
  }
}
