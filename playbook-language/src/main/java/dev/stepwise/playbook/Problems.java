package dev.stepwise.playbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong, so that an author sees all of it at once.
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void add(String file, int line, String message) {
    found.add(new Problem(file, line, message));
  }

  void add(Place place, String message) {
    add(place.tree().file(), place.line(), message);
  }

  /// Adds what is no error, but worth a second look.
  void warn(Place place, String message) {
    warn(place.tree().file(), place.line(), message);
  }

  void warn(String file, int line, String message) {
    found.add(new Problem(file, line, message, Problem.Severity.WARNING));
  }

  /// Complains when a name is not among those that are known.
  void requireKnown(Place place, String what, String name, Iterable<String> known) {
    for (var one : known) {
      if (one.equals(name)) {
        return;
      }
    }
    add(
        place,
        "Expected a %s that the playbook has, but there is no `%s`%s"
            .formatted(what, name, Words.hint(name, known)));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// In the order of files and lines.
  List<Problem> all() {
    return found.stream()
        .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
        .distinct()
        .toList();
  }
}
