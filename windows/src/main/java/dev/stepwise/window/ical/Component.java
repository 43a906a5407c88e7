package dev.stepwise.window.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One component of the file, such as an event, with its own properties.
record Component(ContentLine begin, List<ContentLine> lines) {
  Component(ContentLine begin) {
    this(begin, new ArrayList<>());
  }

  /// Such as `VEVENT`.
  String name() {
    return begin.name();
  }

  List<ContentLine> all(String property) {
    return lines.stream().filter(line -> line.name().equals(property)).toList();
  }

  Optional<ContentLine> first(String property) {
    return all(property).stream().findFirst();
  }

  String text(String property) {
    return first(property).map(ContentLine::value).orElse("");
  }
}
