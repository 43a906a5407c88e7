package dev.stepwise.playbook;

import java.util.List;
import java.util.Optional;

/// Something that an installation, or each of its hosts, must say; scripts see it in their
/// environment.
///
/// @param roles for a variable of hosts, the roles that need it; empty for every host
/// @param defaultValue what it is when nothing is said
public record Variable(
    String name,
    ValueType type,
    String description,
    Optional<String> defaultValue,
    List<String> roles) {
  public Variable {
    roles = List.copyOf(roles);
  }

  /// Whether a host of those roles has the variable.
  public boolean concerns(List<String> rolesOfHost) {
    return roles.isEmpty() || rolesOfHost.stream().anyMatch(roles::contains);
  }
}
