package dev.stepwise.planner.application;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.planner.domain.planning.Selection;
import dev.stepwise.planner.domain.planning.Unreleased;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// What can be upgraded, and to what.
@ApplicationScoped
public class Platforms {
  private final PlaybookCatalog catalog;

  public Platforms(PlaybookCatalog catalog) {
    this.catalog = catalog;
  }

  public SortedMap<String, Loaded> all() {
    return catalog.platforms();
  }

  /// The playbook, if there is one and it is sound.
  public Optional<Playbook> sound(String platform) {
    return catalog.platforms().get(platform) instanceof Loaded.Ok(var playbook)
        ? Optional.of(playbook)
        : Optional.empty();
  }

  /// The playbook.
  ///
  /// @throws NotPossible when there is none, or it is broken
  public Playbook require(String platform) {
    return switch (catalog.platforms().get(platform)) {
      case null ->
          throw new NotPossible(
              "Expected one of the platforms %s, but got '%s'"
                  .formatted(catalog.platforms().keySet(), platform));
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) ->
          throw new NotPossible(
              "Expected a sound playbook of %s, but it has problems: %s"
                  .formatted(
                      platform,
                      problems.stream().map(Problem::toString).collect(Collectors.joining("; "))));
    };
  }

  /// Checks that a release is in the catalogue of those that there are.
  ///
  /// @throws NotPossible when it is not
  public static void requireRelease(Playbook playbook, Release release) {
    Unreleased.of(playbook, Catalogue.REAL, "target", release)
        .ifPresent(none -> {
          throw new NotPossible(none.reason() + ". " + none.advice());
        });
  }

  /// Checks that what is to be upgraded can be chosen.
  ///
  /// @throws NotPossible when it cannot, with what can
  public static void requireChoice(Playbook playbook, Choice choice) {
    var problems = Selection.problems(playbook, choice);
    if (!problems.isEmpty()) {
      throw new NotPossible(String.join("; ", problems));
    }
  }
}
