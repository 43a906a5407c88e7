package dev.stepwise.cli.screen;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A terminal to which nothing but text and colours is printed. Comments of other people and words
/// of hosts could otherwise erase the lines above them, or write others in their place. Of other
/// control characters the pictures are shown, such as `␛`; line feeds, tabs and colours (SGR,
/// ECMA-48 8.3.117) stay. What is piped is never changed.
public final class Tame extends PrintStream {
  private final PrintStream terminal;

  Tame(PrintStream terminal) {
    super(new Sieve(terminal), true, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  /// From now on, what the process prints is tame if somebody reads it at a terminal.
  public static void process() {
    var console = System.console();
    if (console != null && console.isTerminal()) {
      System.setOut(new Tame(System.out));
      System.setErr(new Tame(System.err));
    }
  }

  /// A text as it would be printed.
  static String text(String text) {
    var shown = new ByteArrayOutputStream();
    new Tame(new PrintStream(shown, true, StandardCharsets.UTF_8)).print(text);
    return shown.toString(StandardCharsets.UTF_8);
  }

  /// The same without the sieve, for who draws on the terminal.
  static PrintStream behind(PrintStream out) {
    return out instanceof Tame tame ? tame.terminal : out;
  }

  /// UTF-8, byte by byte: a sequence may be torn apart between two writes.
  private static final class Sieve extends FilterOutputStream {
    private static final int ESCAPE = 0x1b;
    private static final int LONGEST_COLOUR = 32;

    /// The first byte of U+0080 to U+00BF, of which U+0080 to U+009F are control characters.
    private static final int LATIN = 0xc2;

    private final StringBuilder held = new StringBuilder();

    Sieve(OutputStream terminal) {
      super(terminal);
    }

    @Override
    public void write(int b) throws IOException {
      int next = b & 0xff;
      if (held.isEmpty()) {
        begin(next);
      } else if (held.charAt(0) == LATIN) {
        held.setLength(0);
        show(next < 0xa0 ? "�" : Character.toString(next));
      } else {
        colour(next);
      }
    }

    private void begin(int next) throws IOException {
      if (next == ESCAPE || next == LATIN) {
        held.append((char) next);
      } else if (next == '\n' || next == '\t' || (next >= ' ' && next != 0x7f)) {
        out.write(next);
      } else {
        show(Character.toString(next == 0x7f ? 0x2421 : 0x2400 + next));
      }
    }

    /// After an escape: whether it is a colour shows at its end.
    private void colour(int next) throws IOException {
      if (next == 'm' && held.length() > 1) {
        out.write((held + "m").getBytes(StandardCharsets.US_ASCII));
        held.setLength(0);
      } else if (isWithinColour(next)) {
        held.append((char) next);
      } else {
        var text = held.substring(1);
        held.setLength(0);
        show("␛" + text);
        begin(next);
      }
    }

    private boolean isWithinColour(int next) {
      return held.length() == 1
          ? next == '['
          : held.length() < LONGEST_COLOUR && (Character.isDigit(next) || next == ';');
    }

    private void show(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
