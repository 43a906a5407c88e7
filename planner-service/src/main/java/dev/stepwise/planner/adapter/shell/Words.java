package dev.stepwise.planner.adapter.shell;

import java.util.Locale;
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

  /// A command that prints the text and a line feed, whatever is in it.
  static String printed(String text) {
    return "  printf '%s\\n' " + quoted(text) + "\n";
  }

  /// A function that prints the text, whatever is in it.
  static String printing(String name, String text) {
    return "%s() {\n  cat %s}\n\n".formatted(name, input(name, text));
  }

  /// The text as the input of a command (a here-document), whatever is in it: for texts that people
  /// are to read.
  static String input(String name, String text) {
    var end = end("END_OF_" + name.toUpperCase(Locale.ROOT), text);
    return "<<'%s'\n%s%s\n".formatted(end, ended(text), end);
  }

  /// A word that is nowhere in the text. A shell drops NULs, so that they hide nothing.
  private static String end(String word, String text) {
    var seen = text.replace("\0", "");
    var end = word;
    while (seen.contains(end)) {
      end += "_";
    }
    return end;
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
