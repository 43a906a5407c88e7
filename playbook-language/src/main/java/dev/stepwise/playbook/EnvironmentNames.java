package dev.stepwise.playbook;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Keeps the names that scripts see apart: a name that means two things, or means something to the
/// shell, would hurt.
final class EnvironmentNames {
  private static final Pattern TAKEN =
      Pattern.compile(
          "STEPWISE_.*|ROLLED_.*|FROM|TO|PATH|HOME|IFS|ENV|BASH_ENV|SHELL|SHELLOPTS|PS[0-9]|PWD|OLDPWD|USER|LOGNAME|LD_.*|LANG|LC_.*|TMPDIR|TERM");

  private static final Pattern GIVEN =
      Pattern.compile("STEPWISE_(UPGRADE|STAGE|HOST)|ROLLED_.*|FROM|TO");

  private final Problems problems;
  private final Map<String, String> meanings = new TreeMap<>();

  EnvironmentNames(Problems problems) {
    this.problems = problems;
  }

  /// Complains when the name is taken by Stepwise, by the shell, or by another kind of thing.
  void declare(Place place, String name, String kind) {
    if (TAKEN.matcher(name).matches()) {
      problems.add(
          place,
          "Expected another name, but `%s` means something to Stepwise or the shell; a name of the platform's own such as `%s` is safe"
              .formatted(name, "PLATFORM_" + name.replaceFirst("^(STEPWISE|ROLLED)_", "")));
    }
    var other = meanings.putIfAbsent(name, kind);
    if (other != null && !other.equals(kind)) {
      problems.add(
          place,
          "Expected each name to mean one thing, but `%s` is a %s and a %s"
              .formatted(name, other, kind));
    }
  }

  /// Complains when no environment has the name.
  void requireKnown(Place place, String name) {
    if (!GIVEN.matcher(name).matches()) {
      problems.requireKnown(place, "parameter, variable or fact", name, meanings.keySet());
    }
  }
}
