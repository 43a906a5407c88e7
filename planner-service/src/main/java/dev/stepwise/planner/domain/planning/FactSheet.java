package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was discovered.
///
/// @param byHost by host and fact
/// @param byName by fact and host
/// @param ofTheWhole what exactly one host has, which is therefore true of the whole installation
public record FactSheet(
    SortedMap<HostId, SortedMap<String, String>> byHost,
    SortedMap<String, SortedMap<String, String>> byName,
    SortedMap<String, String> ofTheWhole) {
  /// Whatever order the maps come in, the sheet is in the natural one, and so is the plan.
  public static FactSheet of(Map<HostId, ? extends Map<String, String>> discovered) {
    var byHost = new TreeMap<HostId, SortedMap<String, String>>();
    var byName = new TreeMap<String, SortedMap<String, String>>();
    discovered.forEach((host, facts) -> {
      byHost.put(host, new TreeMap<>(Map.copyOf(facts)));
      facts.forEach((name, value) ->
          byName.computeIfAbsent(name, _ -> new TreeMap<>()).put(host.value(), value));
    });
    var whole = new TreeMap<String, String>();
    byName.forEach((name, values) -> {
      if (values.size() == 1) {
        whole.putAll(Map.of(name, values.firstEntry().getValue()));
      }
    });
    return new FactSheet(
        Collections.unmodifiableSortedMap(byHost),
        Collections.unmodifiableSortedMap(byName),
        Collections.unmodifiableSortedMap(whole));
  }

  /// What one host has.
  SortedMap<String, String> of(InstalledHost host) {
    return byHost.getOrDefault(host.id(), Collections.emptySortedMap());
  }

  /// Who has a fact, and with which value.
  SortedMap<HostId, String> named(String name) {
    var values = new TreeMap<HostId, String>();
    byHost.forEach((host, facts) -> {
      var value = facts.get(name);
      if (value != null) {
        values.put(host, value);
      }
    });
    return values;
  }
}
