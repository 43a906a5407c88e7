package dev.stepwise.playbook;

import java.util.Collection;
import java.util.List;

/// Reads where a part of a playbook counts: its `topologies`, `variant` and `component`.
final class ScopeReader {
  private final Vocabulary vocabulary;
  private final Problems problems;

  ScopeReader(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  Scope read(Place place) {
    return new Scope(
        known(place, "topologies", "topology", vocabulary.topologies()),
        known(place, "variant", "variant", vocabulary.variants()),
        known(place, "component", "component", vocabulary.components()));
  }

  /// The roles that a key names.
  List<String> roles(Place place, String key) {
    return known(place, key, "role", vocabulary.roles());
  }

  private List<String> known(Place place, String key, String what, Collection<String> known) {
    place.items(key).forEach(item -> problems.requireKnown(item, what, item.text(), known));
    return place.texts(key);
  }
}
