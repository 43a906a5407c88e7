package dev.stepwise.playbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads what a step, or its undo, does on a host.
final class ActionReader {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Duration VERIFY_WITHIN = Duration.ofMinutes(1);
  private static final Duration GATE_WITHIN = Duration.ofDays(1);
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z][A-Z0-9_]*)");

  private final Scripts scripts;
  private final EnvironmentNames names;
  private final Problems problems;
  private final List<Place> named = new ArrayList<>();

  ActionReader(Scripts scripts, EnvironmentNames names, Problems problems) {
    this.scripts = scripts;
    this.names = names;
    this.problems = problems;
  }

  ScriptedAction read(Place place) {
    return read(place, place.findText("as"));
  }

  /// What undoes a step is done as whom the step is done, unless it says another.
  ScriptedAction readUndo(Place undo, Place step) {
    return read(undo, undo.findText("as").or(() -> step.findText("as")));
  }

  private ScriptedAction read(Place place, Optional<String> user) {
    named.addAll(place.items("answers"));
    named.addAll(place.items("as"));
    place.items("facts").forEach(fact -> names.declare(fact, fact.text(), "captured fact"));
    return new ScriptedAction(
        place.find("check").map(scripts::refer),
        place.find("run").map(scripts::refer),
        place.find("verify").map(scripts::refer),
        place.texts("answers"),
        patterns(place, "expect"),
        patterns(place, "forbid"),
        place.findText("timeout").map(Durations::parse).orElse(TIMEOUT),
        place.findText("verify-within").map(Durations::parse).orElse(verifyWithin(place)),
        place.texts("facts"),
        user);
  }

  private static Duration verifyWithin(Place place) {
    return place.find("gate").isPresent() ? GATE_WITHIN : VERIFY_WITHIN;
  }

  /// Complains of answers and users that name what is in no environment. To be called when
  /// everything was read, since a step may name what another captures.
  void requireKnownNames() {
    for (var place : named) {
      var variable = VARIABLE.matcher(place.text());
      if (variable.matches()) {
        names.requireKnown(place, variable.group(1));
      }
    }
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
}
