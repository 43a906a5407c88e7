package dev.stepwise.playbook;

import java.util.SortedMap;
import java.util.TreeMap;

/// Reads literal environment.
final class LiteralReader {
  private final EnvironmentNames names;

  LiteralReader(EnvironmentNames names) {
    this.names = names;
  }

  SortedMap<String, String> read(Place place) {
    var with = new TreeMap<String, String>();
    place
        .entries("with")
        .forEach((name, value) -> {
          names.declare(value, name, "literal");
          with.put(name, value.text());
        });
    return with;
  }
}
