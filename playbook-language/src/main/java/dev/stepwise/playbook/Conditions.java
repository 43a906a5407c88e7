package dev.stepwise.playbook;

import java.util.Optional;
import java.util.stream.Stream;

/// Every condition of a playbook.
final class Conditions {
  private Conditions() {}

  static Stream<Condition> of(Playbook playbook) {
    return Stream.of(
            playbook.paths().stream().map(rule -> rule.moves().when()),
            playbook.downgrades().stream().map(rule -> rule.moves().when()),
            playbook.requirements().stream().map(Requirement::when),
            playbook.requirements().stream().map(requirement -> Optional.of(requirement.must())),
            playbook.procedures().values().stream()
                .flatMap(procedure -> procedure.steps().stream())
                .map(Step::when))
        .flatMap(all -> all)
        .flatMap(Optional::stream);
  }
}
