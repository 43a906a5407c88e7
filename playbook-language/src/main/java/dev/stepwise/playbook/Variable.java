package dev.stepwise.playbook;

import java.util.List;
import java.util.Optional;

/// Something that an installation, or each of its hosts, must say; scripts see it in their
/// environment.
///
/// @param defaultValue what it is when nothing is said; may be empty text, and is so for a secret
///   that is optional
/// @param values of a choice, what there is to choose from
/// @param roles for a variable of hosts, the roles that need it; empty for every host
/// @param scope the topologies in which it is asked for
public record Variable(
    String name,
    ValueType type,
    String description,
    Optional<String> defaultValue,
    List<String> values,
    List<String> roles,
    Scope scope) {
  public Variable {
    values = List.copyOf(values);
    roles = List.copyOf(roles);
  }

  /// Whether a host of those roles has the variable.
  public boolean concerns(List<String> rolesOfHost) {
    return roles.isEmpty() || rolesOfHost.stream().anyMatch(roles::contains);
  }

  /// Whether its value is a reference that only the executor resolves.
  public boolean isSecret() {
    return type == ValueType.SECRET;
  }

  /// Whether it may have that value. Empty text is good when it is the default.
  public boolean accepts(String value) {
    if (value.isEmpty() && defaultValue.equals(Optional.of(""))) {
      return true;
    }
    return type.accepts(value) && (values.isEmpty() || values.contains(value));
  }

  /// What would be right, for messages.
  public String words() {
    return values.isEmpty() ? type.words() : "one of " + Words.list(values);
  }
}
