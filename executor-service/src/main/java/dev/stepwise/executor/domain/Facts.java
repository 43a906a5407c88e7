package dev.stepwise.executor.domain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The declared facts of a run: those that were found, and the names of those that were not.
public record Facts(SortedMap<String, String> found, List<String> missing) {
  public Facts {
    found = Collections.unmodifiableSortedMap(new TreeMap<>(found));
    missing = List.copyOf(missing);
  }

  /// Reads `NAME=value` lines. Of two with one name the later counts; other lines are not facts.
  /// NUL becomes U+2400, as in [OutputTail].
  public static SortedMap<String, String> parse(String lines) {
    var facts = new TreeMap<String, String>();
    for (var line : lines.replace('\0', '\u2400').split("\r?\n", -1)) {
      var equals = line.indexOf('=');
      if (equals > 0) {
        facts.put(line.substring(0, equals).strip(), line.substring(equals + 1));
      }
    }
    return facts;
  }

  /// Only the declared ones are taken.
  static Facts declared(List<String> names, SortedMap<String, String> written) {
    var found = new TreeMap<>(written);
    found.keySet().retainAll(names);
    return new Facts(
        found, names.stream().filter(name -> !found.containsKey(name)).sorted().toList());
  }
}
