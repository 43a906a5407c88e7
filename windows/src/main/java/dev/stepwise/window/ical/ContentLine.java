package dev.stepwise.window.ical;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One property as it stands in the file.
///
/// @param name in upper case
/// @param parameters by name in upper case
/// @param number of its first line in the file, from 1
record ContentLine(String name, SortedMap<String, String> parameters, String value, int number) {
  ContentLine {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  Optional<String> parameter(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  boolean isOf(String type) {
    return parameter("VALUE").filter(type::equalsIgnoreCase).isPresent();
  }
}
