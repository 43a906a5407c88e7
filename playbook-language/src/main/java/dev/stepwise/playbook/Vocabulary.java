package dev.stepwise.playbook;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The names that a playbook declares, for whoever follows a reference to one of them.
///
/// @param facts by name, the roles on which each is discovered
/// @param properties what any release of the catalogue says of itself
record Vocabulary(
    Collection<String> topologies,
    Collection<String> variants,
    Collection<String> components,
    Collection<String> roles,
    Collection<String> parameters,
    Map<String, List<String>> facts,
    Collection<String> properties,
    Collection<String> unavailable) {
  static Vocabulary of(Place top, List<CatalogueRelease> releases) {
    var facts = new LinkedHashMap<String, List<String>>();
    top.entries("facts").forEach((name, fact) -> facts.put(name, fact.texts("on")));
    var properties = new TreeSet<String>();
    releases.forEach(release -> properties.addAll(release.properties().keySet()));
    return new Vocabulary(
        top.texts("topologies"),
        top.entries("variants").keySet(),
        top.entries("components").keySet(),
        top.entries("roles").keySet(),
        top.entries("parameters").keySet(),
        facts,
        properties,
        top.entries("unavailable").keySet());
  }
}
