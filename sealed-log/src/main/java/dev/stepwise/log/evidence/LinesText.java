package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stepwise.log.Hash;
import dev.stepwise.log.SaltedLine;
import dev.stepwise.log.SaltedLines;
import java.util.ArrayList;
import java.util.Base64;

/// Salted lines as a file of a bundle: for each a line `SALT BYTES`, both base64, or `redacted
/// HASH`, in hexadecimal.
public final class LinesText {
  private static final String REDACTED = "redacted";

  private LinesText() {}

  /// The file.
  public static byte[] of(SaltedLines lines) {
    var text = new StringBuilder();
    for (var line : lines.lines()) {
      switch (line) {
        case SaltedLine.Shown(var salt, var bytes) ->
            text.append(base64(salt)).append(' ').append(base64(bytes));
        case SaltedLine.Redacted(var hash) -> text.append(REDACTED).append(' ').append(hash);
      }
      text.append('\n');
    }
    return text.toString().getBytes(US_ASCII);
  }

  /// Reads the file. Fails with [IllegalArgumentException] unless it is exactly what [#of] writes.
  static SaltedLines parse(String text) {
    var lines = new ArrayList<SaltedLine>();
    for (var line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        lines.add(line(line.split(" ", -1)));
      }
    }
    var parsed = new SaltedLines(lines);
    if (!new String(of(parsed), US_ASCII).equals(text)) {
      throw new IllegalArgumentException("Expected salted lines, but they are written otherwise");
    }
    return parsed;
  }

  private static SaltedLine line(String[] words) {
    if (words.length != 2) {
      throw new IllegalArgumentException("Expected two words in each of the salted lines");
    }
    return words[0].equals(REDACTED)
        ? new SaltedLine.Redacted(Hash.ofHex(words[1]))
        : new SaltedLine.Shown(
            Base64.getDecoder().decode(words[0]), Base64.getDecoder().decode(words[1]));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
