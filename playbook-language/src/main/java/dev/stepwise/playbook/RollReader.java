package dev.stepwise.playbook;

import java.util.List;
import java.util.Map;

/// Reads how steps go over the hosts of a role, turn by turn.
final class RollReader {
  private final ScopeReader scopes;
  private final Map<String, List<String>> facts;
  private final Problems problems;

  /// @param facts by name, the roles on which each is discovered
  RollReader(ScopeReader scopes, Map<String, List<String>> facts, Problems problems) {
    this.scopes = scopes;
    this.facts = facts;
    this.problems = problems;
  }

  /// The roll of a place, over parts that are steps.
  Roll read(Place place, List<Part> parts) {
    var steps = parts.stream().flatMap(part -> part.steps().stream()).toList();
    return place.find("roll").map(roll -> read(roll, place, steps)).orElseThrow();
  }

  private Roll read(Place roll, Place whole, List<Step> steps) {
    scopes.roles(roll, "over");
    roll.find("last").ifPresent(at -> requireAsked(at, roll.text("over")));
    roll.find("canary").ifPresent(at -> requireAsked(at, roll.text("over")));
    requireVerifyAfterSoak(roll, whole, steps);
    return new Roll(
        roll.text("over"),
        roll.find("batch")
            .map(batch -> batch.texts().stream().map(BatchSize::parse).toList())
            .orElse(List.of(new BatchSize(1, false))),
        roll.findText("canary"),
        roll.findText("last"),
        roll.findText("soak").map(Durations::parse),
        roll.findText("max-failures").map(Integer::parseInt).orElse(1),
        steps);
  }

  private void requireAsked(Place at, String role) {
    problems.requireKnown(at, "fact", at.text(), facts.keySet());
    var roles = facts.get(at.text());
    if (roles != null && !roles.contains(role)) {
      problems.add(
          at,
          "Expected a fact that is discovered on `%s`, but `%s` is discovered on %s"
              .formatted(role, at.text(), Words.list(roles)));
    }
  }

  private void requireVerifyAfterSoak(Place roll, Place whole, List<Step> steps) {
    if (!steps.isEmpty() && steps.getLast().action().verify().isEmpty()) {
      roll.find("soak")
          .ifPresent(at ->
              problems.add(
                  at,
                  "Expected `verify` on the last step of a roll with `soak`, which is asked again, but `%s` on line %d has none"
                      .formatted(steps.getLast().id(), whole.items("steps").getLast().line())));
    }
  }
}
