package dev.stepwise.playbook;

import java.util.List;

/// Something that is discovered by a read-only script before planning.
///
/// @param roles the script is run on every host that has one of them
/// @param script its trimmed output is the value
/// @param scope the topologies in which it is discovered
public record Fact(
    String name, String description, List<String> roles, String script, Scope scope) {
  public Fact {
    roles = List.copyOf(roles);
  }
}
