package dev.stepwise.planner.adapter.shell;

import java.util.regex.Pattern;

/// Text as a shell takes it.
final class Words {
  private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]+");

  private Words() {}

  /// As one word, whatever is in it.
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// As a comment of one line.
  static String comment(String text) {
    return "# " + LINE_BREAK.matcher(text).replaceAll(" ") + "\n";
  }

  /// A function that prints the text, whatever is in it.
  static String printing(String name, String text) {
    var end = "END_OF_" + name.toUpperCase(java.util.Locale.ROOT);
    return "%s() {\n  cat <<'%s'\n%s%s\n}\n\n".formatted(name, end, ended(text), end);
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
