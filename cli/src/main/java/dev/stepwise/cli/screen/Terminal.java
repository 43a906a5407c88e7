package dev.stepwise.cli.screen;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// What the thing that is printed to can do.
///
/// @param live whether a line can be drawn over
/// @param colours whether colours are wanted (see no-color.org)
/// @param columns how wide it is
public record Terminal(boolean live, boolean colours, int columns) {
  private static final int USUAL = 80;
  private static final int WIDEST = 100;

  /// A pipe or file.
  public static Terminal piped() {
    return new Terminal(false, false, USUAL);
  }

  static Terminal ofProcess() {
    var console = System.console();
    if (console == null || !console.isTerminal() || "dumb".equals(System.getenv("TERM"))) {
      return piped();
    }
    var noColour = System.getenv("NO_COLOR");
    return new Terminal(true, noColour == null || noColour.isEmpty(), measured());
  }

  private static int measured() {
    try {
      var stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      var size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      var columns = Integer.parseInt(size.strip().split(" ", 2)[1]);
      return columns < 20 ? USUAL : Math.min(columns, WIDEST);
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
      return USUAL;
    }
  }
}
