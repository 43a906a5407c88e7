package dev.stepwise.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a procedure: its steps and rolls, and what is down over several of them.
final class ProcedureReader {
  private final StepReader steps;
  private final Collection<String> roles;
  private final Map<String, Fact> facts;
  private final Collection<String> unavailable;
  private final Problems problems;

  ProcedureReader(
      StepReader steps,
      Collection<String> roles,
      Map<String, Fact> facts,
      Collection<String> unavailable,
      Problems problems) {
    this.steps = steps;
    this.roles = roles;
    this.facts = facts;
    this.unavailable = unavailable;
    this.problems = problems;
  }

  Procedure read(String name, Place place) {
    var parts = new ArrayList<Part>();
    var places = new ArrayList<Place>();
    for (var part : place.items("steps")) {
      var roll = part.find("roll");
      places.addAll(roll.isPresent() ? part.items("steps") : List.of(part));
      parts.add(roll.isPresent() ? roll(roll.get(), part.items("steps")) : steps.read(part));
    }
    requireDifferentIds(places);
    places.forEach(this::requireWords);
    requireEndsOfDowntime(places);
    return new Procedure(name, parts);
  }

  private Roll roll(Place roll, List<Place> stepPlaces) {
    var over = roll.text("over");
    roll.find("over").ifPresent(at -> problems.requireKnown(at, "role", over, roles));
    roll.find("last").ifPresent(at -> requireAsked(at, over));
    return new Roll(
        over,
        roll.findNumber("batch").orElse(1),
        roll.findText("last"),
        stepPlaces.stream().map(steps::read).toList());
  }

  private void requireAsked(Place last, String role) {
    problems.requireKnown(last, "fact", last.text(), facts.keySet());
    var fact = facts.get(last.text());
    if (fact != null && !fact.roles().contains(role)) {
      problems.add(
          last,
          "Expected a fact that is discovered on `%s`, but `%s` is discovered on %s"
              .formatted(role, last.text(), Words.list(fact.roles())));
    }
  }

  private void requireDifferentIds(List<Place> places) {
    var lines = new HashMap<String, Integer>();
    for (var place : places) {
      var earlier = lines.putIfAbsent(place.text("id"), place.line());
      if (earlier != null) {
        problems.add(
            place,
            "Expected each step of a procedure to have its own id, but `%s` is already on line %d"
                .formatted(place.text("id"), earlier));
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
