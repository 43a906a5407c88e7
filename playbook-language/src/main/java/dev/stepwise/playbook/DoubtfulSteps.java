package dev.stepwise.playbook;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Warns of steps that may do something else than their author thinks.
final class DoubtfulSteps {
  private final Playbook playbook;
  private final Place top;
  private final Problems problems;

  DoubtfulSteps(Playbook playbook, Place top, Problems problems) {
    this.playbook = playbook;
    this.top = top;
    this.problems = problems;
  }

  void find() {
    Stream.of("procedures", "sequences")
        .flatMap(key -> top.entries(key).values().stream())
        .forEach(owner -> findIn(owner, List.of()));
  }

  /// @param rolled the role of the roll that the steps are in
  private void findIn(Place owner, List<String> rolled) {
    for (var part : owner.items("steps")) {
      var roll = part.find("roll");
      if (roll.isPresent()) {
        findIn(part, roll.get().texts("over"));
      } else if (part.find("id").isPresent()) {
        requireTimeout(part);
        requireAskedHosts(part, part.find("on").isPresent() ? part.texts("on") : rolled);
      }
    }
  }

  private void requireTimeout(Place step) {
    boolean changes = !step.findText("effect").orElse("none").equals("none");
    if (changes && step.find("timeout").isEmpty()) {
      problems.warn(
          step,
          "Expected `timeout` on step `%s`, which changes something, but it is missing; the host ends it after 10m"
              .formatted(step.text("id")));
    }
  }

  private void requireAskedHosts(Place step, List<String> roles) {
    if (roles.isEmpty()) {
      return;
    }
    step.find("when")
        .ifPresent(when ->
            Reference.HOST_FACT.in(when.text()).stream()
                .filter(fact -> isAskedElsewhere(fact, roles))
                .forEach(fact ->
                    problems.warn(
                        when,
                        "Expected `facts.host.%s` to be discovered on %s, where step `%s` runs, but it is discovered on %s"
                            .formatted(
                                fact,
                                Words.list(roles),
                                step.text("id"),
                                Words.list(roles(fact))))));
  }

  private boolean isAskedElsewhere(String fact, List<String> roles) {
    return Collections.disjoint(roles(fact), roles);
  }

  private List<String> roles(String fact) {
    var known = playbook.facts().get(fact);
    return known == null ? List.of() : known.roles();
  }
}
