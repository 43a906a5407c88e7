package dev.stepwise.cli.screen;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lets what matters in a plan stand out: headings in bold, what is down in yellow, what cannot be
/// undone in red.
public final class PlanColours {
  private static final Pattern HEADING = Pattern.compile("^\\p{Lu}[\\p{L} ]*$");
  private static final Pattern BAD =
      Pattern.compile("\\[NO WAY BACK]|No way back[^:]*|Lost after that|not now\\.");
  private static final Pattern DOWN = Pattern.compile("\\[down [^]]*]|Down meanwhile|  down for");
  private static final Pattern BACK = Pattern.compile("\\[back [^]]*]|(?<=  Fits     )yes");

  private PlanColours() {}

  /// The plan as it is for a pipe, a file, and whoever wants no colours.
  public static String of(String plan) {
    return of(plan, Terminal.ofProcess());
  }

  static String of(String plan, Terminal terminal) {
    return terminal.colours()
        ? plan.lines().map(PlanColours::line).collect(Collectors.joining("\n"))
        : plan;
  }

  private static String line(String line) {
    if (HEADING.matcher(line).find()) {
      return in("1", line);
    }
    return painted(BACK, "32", painted(DOWN, "33", painted(BAD, "1;31", line)));
  }

  private static String painted(Pattern what, String colour, String line) {
    return what.matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(in(colour, found.group())));
  }

  private static String in(String colour, String text) {
    return "\u001b[%sm%s\u001b[0m".formatted(colour, text);
  }
}
