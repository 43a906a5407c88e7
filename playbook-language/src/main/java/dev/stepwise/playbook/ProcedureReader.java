package dev.stepwise.playbook;

import dev.stepwise.contracts.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// Reads a procedure: its parts, and what is down over several of them.
final class ProcedureReader {
  private final PartReader parts;
  private final Collection<String> unavailable;
  private final Problems problems;

  ProcedureReader(PartReader parts, Collection<String> unavailable, Problems problems) {
    this.parts = parts;
    this.unavailable = unavailable;
    this.problems = problems;
  }

  Procedure read(String name, Place place) {
    var steps = new ArrayList<PlacedStep>();
    var read = parts.read(place.items("steps"), Usage.NONE, steps);
    requireDifferentIds(steps);
    steps.forEach(step -> requireWords(step.place()));
    requireEndsOfDowntime(steps.stream().map(PlacedStep::place).toList());
    return new Procedure(name, read);
  }

  private void requireDifferentIds(List<PlacedStep> steps) {
    var lines = new HashMap<StepId, Integer>();
    for (var step : steps) {
      var earlier = lines.putIfAbsent(step.step().id(), step.fault().line());
      if (earlier != null) {
        problems.add(
            step.fault(),
            "Expected each step of a procedure to have its own id, but `%s` is already on line %d%s"
                .formatted(
                    step.step().id(),
                    earlier,
                    step.use().isPresent() ? "; give the use another `as`" : ""));
      }
    }
  }

  private void requireWords(Place step) {
    Stream.of("down", "down-from", "down-until")
        .flatMap(key -> step.items(key).stream())
        .filter(thing -> !unavailable.contains(thing.text()))
        .forEach(thing ->
            problems.add(
                thing,
                "Expected words for `%s` under `unavailable`, but there are none%s"
                    .formatted(thing.text(), Words.hint(thing.text(), unavailable))));
  }

  private void requireEndsOfDowntime(List<Place> places) {
    var open = new HashMap<String, Place>();
    for (var place : places) {
      place.items("down-from").forEach(thing -> open.putIfAbsent(thing.text(), thing));
      for (var thing : place.items("down-until")) {
        if (open.remove(thing.text()) == null) {
          problems.add(
              thing,
              "Expected an earlier step with `down-from: [%s]`, but there is none"
                  .formatted(thing.text()));
        }
      }
    }
    open.values()
        .forEach(thing ->
            problems.add(
                thing,
                "Expected a later step with `down-until: [%s]`, but there is none"
                    .formatted(thing.text())));
  }
}
