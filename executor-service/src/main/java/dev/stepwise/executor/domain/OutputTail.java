package dev.stepwise.executor.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last lines of an output, for people.
public final class OutputTail {
  /// At most this many bytes of UTF-8.
  public static final int LIMIT = 4096;

  private OutputTail() {}

  /// The last whole lines that fit into the limit. A single line that does not fit is cut at its
  /// start. What is not UTF-8 becomes U+FFFD, and U+0000 becomes U+2400, as PostgreSQL's text knows
  /// no NUL.
  public static String of(byte[] last) {
    var text = new String(last, StandardCharsets.UTF_8).replace('\0', '\u2400');
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LIMIT ? text : lastLines(bytes);
  }

  private static String lastLines(byte[] bytes) {
    var from = bytes.length - LIMIT;
    for (var i = from - 1; i < bytes.length - 1; i++) {
      if (bytes[i] == '\n') {
        return utf8(bytes, i + 1);
      }
    }
    return utf8(bytes, nextCharacter(bytes, from));
  }

  private static int nextCharacter(byte[] bytes, int from) {
    var start = from;
    while (start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
      start++;
    }
    return start;
  }

  private static String utf8(byte[] bytes, int from) {
    return new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.UTF_8);
  }
}
