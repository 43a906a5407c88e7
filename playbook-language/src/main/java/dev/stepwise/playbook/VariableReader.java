package dev.stepwise.playbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a parameter or a variable of hosts.
final class VariableReader {
  private final ScopeReader scopes;
  private final EnvironmentNames names;
  private final Problems problems;

  VariableReader(ScopeReader scopes, EnvironmentNames names, Problems problems) {
    this.scopes = scopes;
    this.names = names;
    this.problems = problems;
  }

  Variable parameter(String name, Place place) {
    return read("parameter", name, place);
  }

  Variable hostVariable(String name, Place place) {
    return read("host variable", name, place);
  }

  private Variable read(String kind, String name, Place place) {
    names.declare(place, name, kind);
    var type = ValueType.valueOf(place.text("type").toUpperCase(Locale.ROOT));
    var variable =
        new Variable(
            name,
            type,
            place.text("description"),
            defaultOf(place),
            type == ValueType.CHOICE ? place.texts("values") : List.of(),
            scopes.roles(place, "roles"),
            scopes.read(place));
    requireKeysOfType(place, variable);
    requireRightDefault(place, variable);
    return variable;
  }

  private static Optional<String> defaultOf(Place place) {
    return place.isTrue("optional")
        ? Optional.of("")
        : place.find("default").map(value -> String.join("\n", value.texts()));
  }

  private void requireKeysOfType(Place place, Variable variable) {
    requireOnly(place, "values", variable, ValueType.CHOICE);
    requireOnly(place, "optional", variable, ValueType.SECRET);
    if (variable.type() == ValueType.CHOICE && variable.values().isEmpty()) {
      problems.add(
          place,
          "Expected `values` (what there is to choose from) of `%s`, but it is missing"
              .formatted(variable.name()));
    }
    if (variable.isSecret()) {
      place
          .find("default")
          .ifPresent(at ->
              problems.add(
                  at,
                  "Expected a secret without `default`, but `%s` has one; `optional: true` lets it be left out"
                      .formatted(variable.name())));
    }
  }

  private void requireOnly(Place place, String key, Variable variable, ValueType type) {
    if (variable.type() != type) {
      place
          .find(key)
          .ifPresent(at ->
              problems.add(
                  at,
                  "Expected `%s` only with `type: %s`, but the type of `%s` is %s"
                      .formatted(key, word(type), variable.name(), word(variable.type()))));
    }
  }

  private void requireRightDefault(Place place, Variable variable) {
    variable
        .defaultValue()
        .filter(value -> !variable.isSecret() && !variable.accepts(value))
        .ifPresent(value ->
            problems.add(
                place.find("default").orElse(place),
                "Expected the default of `%s` to be %s, but it is `%s`"
                    .formatted(variable.name(), variable.words(), value)));
  }

  private static String word(ValueType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
