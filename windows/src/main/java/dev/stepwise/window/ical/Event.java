package dev.stepwise.window.ical;

import dev.stepwise.window.Length;
import dev.stepwise.window.Recurrence;
import dev.stepwise.window.Rule;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One VEVENT. Its times become a rule; a time that another VEVENT of the same UID replaces
/// (RECURRENCE-ID) is left out of it, and the other becomes a rule of its own.
record Event(Component component, Zones zones) {
  /// Fails with [UnusableLine].
  List<Rule> rules(List<Component> all) {
    refuse("EXRULE", "Expected EXDATE, but got EXRULE, which RFC 5545 has given up");
    component
        .first("RECURRENCE-ID")
        .filter(line -> line.parameter("RANGE").isPresent())
        .ifPresent(line -> {
          throw new UnusableLine(line, "Expected one time to be replaced, but got RANGE");
        });
    if (component.text("STATUS").equalsIgnoreCase("CANCELLED")) {
      return List.of();
    }
    var start = Time.of(required("DTSTART"), zones);
    var rules = new ArrayList<Rule>();
    rules.add(rule(start, all));
    component.all("RDATE").stream()
        .filter(line -> line.isOf("PERIOD"))
        .flatMap(line -> values(line).map(value -> period(line, value)))
        .forEach(rules::add);
    return rules;
  }

  private Rule rule(Time start, List<Component> all) {
    var except = Stream.concat(times("EXDATE", start), replaced(all, start)).toList();
    var also = times("RDATE", start).toList();
    var length = length(start);
    return usable(
        component.first("RRULE").orElse(start.line()),
        () -> new Rule(title(), start.zone(), start.local(), length, recurrence(), also, except));
  }

  private String title() {
    return component.text("SUMMARY");
  }

  private Optional<Recurrence> recurrence() {
    var lines = component.all("RRULE");
    if (lines.size() > 1) {
      throw new UnusableLine(lines.get(1), "Expected one RRULE, but there is a second");
    }
    return lines.stream().findFirst().map(line -> new Recurrence(line.value()));
  }

  private Length length(Time start) {
    var end = component.first("DTEND");
    var duration = component.first("DURATION");
    if (end.isPresent()) {
      return usable(end.get(), () -> until(start, Time.of(end.get(), zones)));
    }
    if (duration.isPresent()) {
      return usable(duration.get(), () -> Length.of(duration.get().value()));
    }
    if (start.isDay()) {
      return new Length(1, Duration.ZERO);
    }
    throw new UnusableLine(start.line(), "Expected DTEND or DURATION, but the event has neither");
  }

  private static Length until(Time start, Time end) {
    return start.isDay() && end.isDay()
        ? new Length(
            Math.toIntExact(ChronoUnit.DAYS.between(start.local(), end.local())), Duration.ZERO)
        : new Length(0, Duration.between(start.instant(), end.instant()));
  }

  private Stream<LocalDateTime> times(String property, Time start) {
    return component.all(property).stream()
        .filter(line -> !line.isOf("PERIOD"))
        .flatMap(line -> values(line).map(value -> Time.of(line, value, zones)))
        .map(time -> like(start, time));
  }

  private Stream<LocalDateTime> replaced(List<Component> all, Time start) {
    if (component.first("RECURRENCE-ID").isPresent()) {
      return Stream.empty();
    }
    return all.stream()
        .filter(other -> other.text("UID").equals(component.text("UID")))
        .flatMap(other -> other.first("RECURRENCE-ID").stream())
        .map(line -> like(start, Time.of(line, zones)));
  }

  private static LocalDateTime like(Time start, Time time) {
    if (start.isDay() != time.isDay()) {
      throw new UnusableLine(
          time.line(),
          "Expected %s like DTSTART, but got '%s'"
              .formatted(start.isDay() ? "a date" : "a date with a time", time.line().value()));
    }
    return time.in(start.zone());
  }

  private Rule period(ContentLine line, String value) {
    var slash = value.indexOf('/');
    if (slash < 0) {
      throw new UnusableLine(line, "Expected START/END, but got '%s'".formatted(value));
    }
    var start = Time.of(line, value.substring(0, slash), zones);
    var end = value.substring(slash + 1);
    return usable(
        line,
        () ->
            new Rule(
                title(),
                start.zone(),
                start.local(),
                end.startsWith("P") ? Length.of(end) : until(start, Time.of(line, end, zones))));
  }

  private static Stream<String> values(ContentLine line) {
    return Stream.of(line.value().split(",", -1));
  }

  private ContentLine required(String property) {
    return component
        .first(property)
        .orElseThrow(() ->
            new UnusableLine(
                component.begin(), "Expected %s, but there is none".formatted(property)));
  }

  private void refuse(String property, String message) {
    component
        .first(property)
        .ifPresent(line -> {
          throw new UnusableLine(line, message);
        });
  }

  private static <T> T usable(ContentLine line, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new UnusableLine(line, String.valueOf(e.getMessage()));
    }
  }
}
