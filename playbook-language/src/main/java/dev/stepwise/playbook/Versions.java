package dev.stepwise.playbook;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/// How versions compare: as Maven compares them, number by number; `1.10` after `1.9`, `1.0-rc1`
/// before `1.0`, a leading `v` ignored.
final class Versions {
  private static final GenericVersionScheme SCHEME = new GenericVersionScheme();
  private static final Pattern NUMBERS = Pattern.compile("^v?([0-9]+)(?:\\.([0-9]+))?");

  private Versions() {}

  /// Whether one comes before another. Fails with [IllegalArgumentException] when one of the texts
  /// has no number at its beginning.
  static boolean before(String one, String other) {
    return parse(one).compareTo(parse(other)) < 0;
  }

  /// The first number, as text. Fails as [#before] does.
  static String major(String version) {
    return numbers(version).group(1);
  }

  /// The first two numbers, as text: `24.03` of `24.03.5`; one that is not there counts as 0. Fails
  /// as [#before] does.
  static String minor(String version) {
    var numbers = numbers(version);
    return numbers.group(1) + "." + (numbers.group(2) == null ? "0" : numbers.group(2));
  }

  private static Version parse(String text) {
    numbers(text);
    try {
      return SCHEME.parseVersion(text.startsWith("v") ? text.substring(1) : text);
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException(
          "Expected a version that compares, but found '%s'".formatted(text), e);
    }
  }

  private static MatchResult numbers(String version) {
    var matcher = NUMBERS.matcher(version);
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "Expected a version such as 1.2.3, but found '%s'".formatted(version));
    }
    return matcher.toMatchResult();
  }
}
