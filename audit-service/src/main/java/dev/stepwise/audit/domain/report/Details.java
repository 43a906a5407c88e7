package dev.stepwise.audit.domain.report;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a message says besides what its row says already, in short. It knows no message by name, so
/// that it can tell of those that a later release adds.
final class Details {
  /// Too long for a row, or told elsewhere.
  private static final Set<String> LEFT_OUT =
      Set.of("upgradeId", "at", "plan", "installation", "work", "probes", "environment", "tail");

  private Details() {}

  static String of(Map<?, ?> message) {
    return named("", message).entrySet().stream()
        .map(value -> value.getKey() + ": " + value.getValue())
        .collect(Collectors.joining("; "));
  }

  private static Map<String, String> named(String prefix, Map<?, ?> values) {
    var named = new TreeMap<String, String>();
    values.forEach((key, value) -> {
      var name = String.valueOf(key);
      if (value instanceof Map<?, ?> inner && !LEFT_OUT.contains(name)) {
        named.putAll(named(prefix + name + ".", inner));
      } else if (!LEFT_OUT.contains(name) && value != null) {
        named.put(prefix + name, text(value));
      }
    });
    return named;
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }
}
