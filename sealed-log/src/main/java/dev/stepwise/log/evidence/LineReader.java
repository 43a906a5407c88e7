package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.log.Stretch;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Puts an output together line by line, as it stands in its file.
final class LineReader implements PrintedOutput.Reader {
  private final Lines lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<Stretch> stretches = new ArrayList<>();
  private long number = 1;

  LineReader(Lines lines) {
    this.lines = lines;
  }

  /// Is given each line.
  @FunctionalInterface
  interface Lines {
    /// @param number from 1
    /// @param stretches where its bytes lie in the output
    void take(long number, String text, List<Stretch> stretches);
  }

  @Override
  public void take(PrintedOutput.Part part) {
    var bytes = part.bytes();
    for (var start = 0; start < bytes.length; ) {
      var end = start;
      while (end < bytes.length && bytes[end] != '\n') {
        end++;
      }
      var next = Math.min(end + 1, bytes.length);
      line.write(bytes, start, end - start);
      var from = start;
      part.stretch()
          .ifPresent(at -> stretches.add(new Stretch(at.from() + from, at.from() + next)));
      if (end < bytes.length) {
        finish();
      }
      start = next;
    }
  }

  /// Gives the last line, when it has no line feed.
  void end() {
    if (line.size() > 0) {
      finish();
    }
  }

  /// How many lines there were.
  long count() {
    return number - 1;
  }

  private void finish() {
    lines.take(number++, line.toString(UTF_8), List.copyOf(stretches));
    line.reset();
    stretches.clear();
  }
}
