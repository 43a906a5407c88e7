package dev.stepwise.playbook;

import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// Where a part of a playbook counts. An empty list means everywhere.
///
/// @param topologies only in installations of one of these
/// @param variants only when one of these is chosen
/// @param components only when any of these is chosen
public record Scope(List<String> topologies, List<String> variants, List<String> components) {
  /// It counts always.
  public static final Scope EVERYWHERE = new Scope(List.of(), List.of(), List.of());

  public Scope {
    topologies = List.copyOf(topologies);
    variants = List.copyOf(variants);
    components = List.copyOf(components);
  }

  /// Whether it counts in an installation of that topology.
  public boolean inTopology(String topology) {
    return topologies.isEmpty() || topologies.contains(topology);
  }

  /// Whether it counts when that variant is chosen.
  public boolean inVariant(String variant) {
    return variants.isEmpty() || variants.contains(variant);
  }

  /// Whether it counts when those components are chosen.
  public boolean withComponents(Collection<String> chosen) {
    return components.isEmpty() || !Collections.disjoint(components, chosen);
  }

  /// Whether it counts wherever another does.
  boolean covers(Scope other) {
    return covers(topologies, other.topologies)
        && covers(variants, other.variants)
        && covers(components, other.components);
  }

  private static boolean covers(List<String> these, List<String> others) {
    return these.isEmpty() || (!others.isEmpty() && these.containsAll(others));
  }
}
