package dev.stepwise.playbook;

import dev.stepwise.playbook.ConditionReader.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the parts of a procedure, in order, and puts the steps of a sequence where it is used.
final class PartReader {
  private final StepReader steps;
  private final RollReader rolls;
  private final LiteralReader literals;
  private final ConditionReader conditions;
  private final ScopeReader scopes;
  private final Map<String, Place> sequences;
  private final Problems problems;

  PartReader(
      StepReader steps,
      RollReader rolls,
      LiteralReader literals,
      ConditionReader conditions,
      ScopeReader scopes,
      Map<String, Place> sequences,
      Problems problems) {
    this.steps = steps;
    this.rolls = rolls;
    this.literals = literals;
    this.conditions = conditions;
    this.scopes = scopes;
    this.sequences = sequences;
    this.problems = problems;
  }

  /// The parts, after whose steps every step is added to those that were read before.
  List<Part> read(List<Place> places, Usage usage, List<PlacedStep> before) {
    var parts = new ArrayList<Part>();
    for (var place : places) {
      if (place.find("use").isPresent()) {
        parts.addAll(use(place, usage, before));
      } else if (place.find("roll").isPresent()) {
        parts.addAll(roll(place, usage, before));
      } else {
        parts.add(step(place, usage, before));
      }
    }
    return parts;
  }

  private Step step(Place place, Usage usage, List<PlacedStep> before) {
    var step = steps.read(place, usage, before.stream().map(PlacedStep::step).toList());
    before.add(new PlacedStep(step, place, usage.at()));
    return step;
  }

  private List<Part> roll(Place place, Usage usage, List<PlacedStep> before) {
    if (usage.inRoll()) {
      problems.add(
          usage.at().orElse(place),
          "Expected a sequence without a roll in a roll, but `%s` has one"
              .formatted(usage.sequences().getLast()));
      return List.of();
    }
    var inside = usage.inRoll(conditions.read(place, "when", Asked.PER_TURN), scopes.read(place));
    return List.of(rolls.read(place, read(place.items("steps"), inside, before)));
  }

  private List<Part> use(Place place, Usage usage, List<PlacedStep> before) {
    var name = place.text("use");
    place
        .find("use")
        .ifPresent(at -> problems.requireKnown(at, "sequence", name, sequences.keySet()));
    var sequence = sequences.get(name);
    if (sequence == null) {
      return List.of();
    }
    if (usage.sequences().contains(name)) {
      problems.add(
          place,
          "Expected a sequence that does not use itself, but `%s` does by way of `%s`"
              .formatted(name, usage.sequences().getLast()));
      return List.of();
    }
    return read(sequence.items("steps"), inside(place, usage), before);
  }

  private Usage inside(Place use, Usage usage) {
    return usage.ofSequence(
        use,
        scopes.roles(use, "on"),
        literals.read(use),
        conditions.read(use, "when", usage.inRoll() ? Asked.PER_TURN : Asked.PER_HOST),
        scopes.read(use));
  }
}
