package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.Release;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Component;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Problem;
import dev.stepwise.playbook.Role;
import dev.stepwise.playbook.Variable;
import dev.stepwise.playbook.Variant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A platform as it is shown; of a broken playbook only its problems.
///
/// @param releases oldest first
record PlatformView(
    String platform,
    boolean available,
    Optional<String> title,
    List<Release> releases,
    List<String> topologies,
    List<Variant> variants,
    List<Component> components,
    Collection<Role> roles,
    Collection<Variable> parameters,
    Collection<Variable> hostVariables,
    List<String> problems) {
  static PlatformView of(String name, Loaded loaded) {
    return switch (loaded) {
      case Loaded.Ok(var playbook) -> available(playbook);
      case Loaded.Broken(var problems) ->
          new PlatformView(
              name,
              false,
              Optional.empty(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              problems.stream().map(Problem::toString).toList());
    };
  }

  private static PlatformView available(Playbook playbook) {
    return new PlatformView(
        playbook.platform(),
        true,
        Optional.of(playbook.title()),
        playbook.catalogue(Catalogue.REAL).stream().map(CatalogueRelease::release).toList(),
        playbook.topologies(),
        playbook.variants(),
        playbook.components(),
        playbook.roles().values(),
        playbook.parameters().values(),
        playbook.hostVariables().values(),
        List.of());
  }
}
