package dev.stepwise.playbook;

import dev.stepwise.contracts.StepId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads a step, and holds it to the rule that makes upgrades safe: what changes something is
/// verified, and either has a way back or says what is lost.
final class StepReader {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration VERIFY_WITHIN = Duration.ofMinutes(1);
  private static final Duration ESTIMATE = Duration.ofSeconds(30);

  private final Scripts scripts;
  private final EnvironmentNames names;
  private final Collection<String> roles;
  private final Collection<String> facts;
  private final Collection<String> parameters;
  private final Problems problems;

  StepReader(
      Scripts scripts,
      EnvironmentNames names,
      Collection<String> roles,
      Collection<String> facts,
      Collection<String> parameters,
      Problems problems) {
    this.scripts = scripts;
    this.names = names;
    this.roles = roles;
    this.facts = facts;
    this.parameters = parameters;
    this.problems = problems;
  }

  Step read(Place place) {
    place.items("on").forEach(on -> problems.requireKnown(on, "role", on.text(), roles));
    place.items("facts").forEach(fact -> names.declare(fact, fact.text(), "captured fact"));
    return new Step(
        new StepId(place.text("id")),
        place.text("title"),
        place.texts("on"),
        action(place),
        effect(place),
        new Downtime(place.texts("down"), place.texts("down-from"), place.texts("down-until")),
        with(place),
        place.find("when").flatMap(this::condition),
        duration(place, "estimate", ESTIMATE),
        place.findText("cite"));
  }

  private ScriptedAction action(Place place) {
    return new ScriptedAction(
        place.find("check").map(scripts::refer),
        place.find("run").map(scripts::refer).orElseThrow(),
        place.find("verify").map(scripts::refer),
        patterns(place, "expect"),
        patterns(place, "forbid"),
        duration(place, "timeout", TIMEOUT),
        duration(place, "verify-within", VERIFY_WITHIN),
        place.texts("facts"));
  }

  private StepEffect effect(Place place) {
    var effect = place.text("effect");
    requireOnly(place, "undo", effect, "reversible");
    requireOnly(place, "loss", effect, "irreversible");
    if (!effect.equals("none") && place.find("verify").isEmpty()) {
      problems.add(
          place,
          "Expected `verify` on step `%s`, which changes something, but it is missing; an exit code is no proof"
              .formatted(place.text("id")));
    }
    return switch (effect) {
      case "reversible" ->
          place
              .find("undo")
              .<StepEffect>map(
                  undo -> new StepEffect.Reversible(action(undo), undo.findText("title")))
              .orElseGet(() ->
                  lacking(
                      place,
                      "`undo`, because it is reversible; if there is no way back, write `effect: irreversible` with a `loss`"));
      case "irreversible" ->
          place
              .findText("loss")
              .<StepEffect>map(StepEffect.Irreversible::new)
              .orElseGet(() ->
                  lacking(
                      place, "`loss`, because it is irreversible: what is lost, and what remains"));
      default -> new StepEffect.None();
    };
  }

  private StepEffect lacking(Place place, String what) {
    problems.add(
        place,
        "Expected step `%s` to have %s, but it is missing".formatted(place.text("id"), what));
    return new StepEffect.None();
  }

  private void requireOnly(Place place, String key, String effect, String right) {
    if (!effect.equals(right)) {
      place
          .find(key)
          .ifPresent(found ->
              problems.add(
                  found,
                  "Expected `%s` only with `effect: %s`, but the effect of step `%s` is %s"
                      .formatted(key, right, place.text("id"), effect)));
    }
  }

  private SortedMap<String, String> with(Place place) {
    var with = new TreeMap<String, String>();
    place
        .entries("with")
        .forEach((name, value) -> {
          names.declare(value, name, "literal");
          with.put(name, value.text());
        });
    return with;
  }

  private List<String> patterns(Place place, String key) {
    for (var pattern : place.items(key)) {
      try {
        Pattern.compile(pattern.text());
      } catch (PatternSyntaxException e) {
        problems.add(
            pattern,
            "Expected a regular expression, but `%s` is none: %s"
                .formatted(pattern.text(), e.getDescription()));
      }
    }
    return place.texts(key);
  }

  private Optional<Condition> condition(Place place) {
    try {
      var condition = Condition.parse(place.text());
      condition.facts().forEach(name -> problems.requireKnown(place, "fact", name, facts));
      condition
          .parameters()
          .forEach(name -> problems.requireKnown(place, "parameter", name, parameters));
      return Optional.of(condition);
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Duration duration(Place place, String key, Duration otherwise) {
    return place.findText(key).map(Durations::parse).orElse(otherwise);
  }
}
