package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.playbook.Component;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What of a platform is upgraded, after what nobody chose is filled in.
///
/// @param variant empty text when the playbook has none
/// @param components in the playbook's order; all of them when nobody chose
public record Selection(String variant, List<String> components) {
  public Selection {
    components = List.copyOf(components);
  }

  /// Everything, by the playbook's first variant.
  public static Selection everything(Playbook playbook) {
    return of(playbook, Choice.NONE);
  }

  /// What a choice without [#problems] comes to.
  public static Selection of(Playbook playbook, Choice choice) {
    var first = playbook.variants().stream().map(Variant::name).findFirst().orElse("");
    var chosen = choice.components();
    return new Selection(
        choice.variant().orElse(first),
        names(playbook).stream()
            .filter(name -> chosen.map(some -> some.contains(name)).orElse(true))
            .toList());
  }

  /// What is wrong with a choice, each as a sentence that says what would be right.
  public static List<String> problems(Playbook playbook, Choice choice) {
    var problems = new ArrayList<String>();
    choice.variant().flatMap(name -> wrongVariant(playbook, name)).ifPresent(problems::add);
    choice.components().ifPresent(chosen -> wrongComponents(playbook, chosen, problems));
    return problems;
  }

  /// Whether something is left out.
  public boolean isPartOf(Playbook playbook) {
    return components.size() < playbook.components().size();
  }

  /// The components of a playbook that are left out.
  List<Component> leftOutOf(Playbook playbook) {
    return playbook.components().stream()
        .filter(component -> !components.contains(component.name()))
        .toList();
  }

  /// The components of a playbook that are upgraded.
  List<Component> chosenOf(Playbook playbook) {
    return playbook.components().stream()
        .filter(component -> components.contains(component.name()))
        .toList();
  }

  private static Optional<String> wrongVariant(Playbook playbook, String name) {
    var known = playbook.variants().stream().map(Variant::name).toList();
    if (known.contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        known.isEmpty()
            ? "Expected no variant, since %s has none to choose from, but got '%s'"
                .formatted(playbook.title(), name)
            : "Expected a variant of %s, one of %s, but got '%s'"
                .formatted(playbook.title(), String.join(", ", known), name));
  }

  private static void wrongComponents(
      Playbook playbook, List<String> chosen, List<String> problems) {
    var known = names(playbook);
    var choices = known.isEmpty() ? "no choice" : "some of " + String.join(", ", known);
    if (chosen.isEmpty()) {
      problems.add(
          "Expected components of %s (%s; leave them out for all), but got an empty list"
              .formatted(playbook.title(), choices));
    }
    var seen = new HashSet<String>();
    for (var name : chosen) {
      if (!known.contains(name)) {
        problems.add(
            "Expected components of %s (%s), but got '%s'"
                .formatted(playbook.title(), choices, name));
      } else if (!seen.add(name)) {
        problems.add("Expected each component once, but got '%s' twice".formatted(name));
      }
    }
  }

  private static List<String> names(Playbook playbook) {
    return playbook.components().stream().map(Component::name).toList();
  }
}
