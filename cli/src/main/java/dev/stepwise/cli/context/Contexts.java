package dev.stepwise.cli.context;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The contexts that are known by name.
///
/// @param current the one that is meant when nobody says which; none means the local stack
public record Contexts(Optional<String> current, SortedMap<String, Context> contexts) {
  static final Contexts NONE = new Contexts(Optional.empty(), new TreeMap<>());

  public Contexts {
    contexts = new TreeMap<>(contexts);
  }

  /// Fails with [IllegalArgumentException] that lists the names when there is none of that name.
  public Context named(String name) {
    var found = contexts.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "Expected one of the contexts %s, but got '%s'".formatted(contexts.keySet(), name));
    }
    return found;
  }

  /// With that one, in place of another of its name.
  public Contexts with(String name, Context context) {
    var all = new TreeMap<String, Context>(Map.copyOf(contexts));
    all.put(name, context);
    return new Contexts(current, all);
  }

  /// With that one as the current one; an empty name means the local stack.
  public Contexts using(String name) {
    if (name.isEmpty()) {
      return new Contexts(Optional.empty(), contexts);
    }
    named(name);
    return new Contexts(Optional.of(name), contexts);
  }
}
