package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.playbook.Variable;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Environment variables being put together, secrets apart: of those only the references are known
/// here, and they stand nowhere else. What comes later wins.
final class Variables {
  private final SortedMap<String, String> open = new TreeMap<>();
  private final SortedMap<String, String> secrets = new TreeMap<>();

  /// Values of variables that a playbook declares.
  ///
  /// @param prefix of their names
  void add(String prefix, Map<String, Variable> declared, Map<String, String> values) {
    values.forEach((name, value) -> {
      var variable = declared.get(name);
      if (variable != null && variable.isSecret() && !value.isEmpty()) {
        open.remove(prefix + name);
        secrets.put(prefix + name, value);
      } else {
        put(prefix + name, value);
      }
    });
  }

  void put(String name, String value) {
    secrets.remove(name);
    open.put(name, value);
  }

  void putAll(Map<String, String> values) {
    values.forEach(this::put);
  }

  /// Those that everybody may read.
  SortedMap<String, String> open() {
    return open;
  }

  /// The references to secrets; empty when there are none.
  Optional<SortedMap<String, String>> secrets() {
    return secrets.isEmpty() ? Optional.empty() : Optional.of(secrets);
  }

  PlannedRun on(HostId host) {
    return new PlannedRun(host, open, secrets());
  }
}
