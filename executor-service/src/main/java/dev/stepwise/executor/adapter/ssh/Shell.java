package dev.stepwise.executor.adapter.ssh;

import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts as POSIX sh wants them.
final class Shell {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Shell() {}

  /// One word, whatever is in it: within single quotes only the single quote itself is special.
  static String quote(String text) {
    return "'" + text(text).replace("'", "'\\''") + "'";
  }

  /// `export` lines. Fails with [IllegalArgumentException] when a name is not one.
  static String exports(SortedMap<String, String> environment) {
    return environment.entrySet().stream()
        .map(variable ->
            "export " + name(variable.getKey()) + "=" + quote(variable.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  /// The text itself. Fails with [IllegalArgumentException] when it holds a NUL, which no shell can
  /// take.
  static String text(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("Expected a text for a shell, but it contains a NUL");
    }
    return text;
  }

  private static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected the name of an environment variable, but got '" + name + "'");
    }
    return name;
  }
}
