package dev.stepwise.cli.screen;

import java.io.PrintStream;
import java.util.stream.Collectors;

/// Where everything is printed: lines that stay and, on a terminal, some at the bottom that are
/// drawn over. Piped, only the lines that stay are printed, and never a colour.
public final class Screen {
  private static final String ERASE = "\r\033[K";
  private static final String ERASE_ABOVE = "\033[1A\033[K";

  private final PrintStream out;
  private final Terminal terminal;
  private String status = "";
  private boolean ended;

  /// A screen that prints there, in the way that suits the terminal.
  public Screen(PrintStream out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// The process's own terminal, or pipe.
  public static Screen ofProcess() {
    return new Screen(Tame.behind(System.out), Terminal.ofProcess());
  }

  /// Prints a line that stays.
  public synchronized void line(String text) {
    if (ended) {
      return;
    }
    erase();
    out.println(tame(text));
    draw();
  }

  /// Prints an empty line.
  public void gap() {
    line("");
  }

  /// Prints a last line; whatever comes after it is not shown.
  public synchronized void end(String text) {
    status("");
    line(text);
    ended = true;
  }

  /// Shows lines at the bottom instead of those before; an empty text takes them away.
  public synchronized void status(String text) {
    if (ended) {
      return;
    }
    erase();
    status = tame(text);
    draw();
  }

  /// Whether a status line is seen at all.
  public boolean isLive() {
    return terminal.live();
  }

  /// How many columns there are.
  public int width() {
    return terminal.columns();
  }

  /// A heading.
  public String bold(String text) {
    return styled("1", text);
  }

  /// Something to read second.
  public String dim(String text) {
    return styled("2", text);
  }

  /// Something that went well.
  public String good(String text) {
    return styled("32", text);
  }

  /// Something that did not.
  public String bad(String text) {
    return styled("31", text);
  }

  /// Something to look at.
  public String notable(String text) {
    return styled("33", text);
  }

  private String styled(String code, String text) {
    return terminal.colours() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  private String tame(String text) {
    return terminal.live() ? Tame.text(text) : text;
  }

  private void erase() {
    if (terminal.live() && !status.isEmpty()) {
      out.print(ERASE + ERASE_ABOVE.repeat((int) status.lines().count() - 1));
    }
  }

  private void draw() {
    if (terminal.live() && !status.isEmpty()) {
      out.print(
          status
              .lines()
              .map(line -> Text.fit(line, terminal.columns() - 1))
              .collect(Collectors.joining("\n")));
    }
    out.flush();
  }
}
