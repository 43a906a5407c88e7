package dev.stepwise.playbook;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a condition can name that a playbook declares.
public enum Reference {
  /// A fact, wherever it is looked for.
  FACT("\\bfacts\\.(?:host\\.|rolled\\.|all\\.)?([A-Z][A-Z0-9_]*)"),
  /// A fact of the host that would run.
  HOST_FACT("\\bfacts\\.host\\.([A-Z][A-Z0-9_]*)"),
  /// A fact of the host whose turn it is.
  ROLLED_FACT("\\bfacts\\.rolled\\.([A-Z][A-Z0-9_]*)"),
  /// A parameter of the installation.
  PARAMETER("\\bparameters\\.([A-Z][A-Z0-9_]*)"),
  /// A property of a release.
  PROPERTY("\\bproperties\\.(?:from|to)\\.([A-Z][A-Z0-9_]*)"),
  /// A component, as in `'tablet' in components`.
  COMPONENT("['\"]([^'\"]*)['\"]\\s+in\\s+components\\b"),
  /// A variant, as in `variant == 'app'`.
  VARIANT("\\bvariant\\s*[!=]=\\s*['\"]([^'\"]*)['\"]"),
  /// A topology, as in `topology == 'cluster'`.
  TOPOLOGY("\\btopology\\s*[!=]=\\s*['\"]([^'\"]*)['\"]");

  private final Pattern pattern;

  Reference(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  SortedSet<String> in(String text) {
    var names = new TreeSet<String>();
    pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
    return names;
  }
}
