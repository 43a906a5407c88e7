package dev.stepwise.playbook;

import java.util.OptionalInt;

/// Reads what a playbook declares: roles, facts, variants and components.
final class DeclarationReader {
  private final ScopeReader scopes;
  private final EnvironmentNames names;
  private final Scripts scripts;

  DeclarationReader(ScopeReader scopes, EnvironmentNames names, Scripts scripts) {
    this.scopes = scopes;
    this.names = names;
    this.scripts = scripts;
  }

  Role role(String name, Place place) {
    return new Role(
        name,
        place.text("description"),
        place.findNumber("min").orElse(0),
        place.findNumber("max").map(OptionalInt::of).orElseGet(OptionalInt::empty),
        scopes.read(place));
  }

  Fact fact(String name, Place place) {
    names.declare(place, name, "fact");
    return new Fact(
        name,
        place.findText("description").orElse(""),
        scopes.roles(place, "on"),
        place.find("run").map(scripts::refer).orElseThrow(),
        scopes.read(place));
  }

  Variant variant(String name, Place place) {
    return new Variant(name, place.text("title"));
  }

  Component component(String name, Place place) {
    return new Component(name, place.text("title"), scopes.roles(place, "on"));
  }
}
