package dev.stepwise.planner.domain.planning;

/// Plain text of at most 96 columns, so that an indented page still fits 100; longer lines go on
/// below, indented.
final class Page {
  private static final int WIDTH = 96;

  private final StringBuilder text = new StringBuilder();

  void section(String title) {
    text.append('\n').append(title).append('\n');
  }

  void line(String lead, String words) {
    line(lead, " ".repeat(lead.length()), words);
  }

  /// @param lead what the first line begins with
  /// @param indent what every further line begins with
  void line(String lead, String indent, String words) {
    var rest = words;
    var start = lead;
    while (start.length() + rest.length() > WIDTH) {
      int end = breakBefore(rest, WIDTH - start.length());
      text.append(start).append(rest.substring(0, end).stripTrailing()).append('\n');
      rest = rest.substring(end).stripLeading();
      start = indent;
    }
    text.append((start + rest).stripTrailing()).append('\n');
  }

  static String pad(String word, int width) {
    return word + " ".repeat(Math.max(0, width - word.length()));
  }

  private static int breakBefore(String words, int limit) {
    int blank = words.lastIndexOf(' ', limit);
    return blank > 0 ? blank : limit;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
