package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.application.Clearing;
import dev.stepwise.executor.application.LedgerAnswer;
import dev.stepwise.executor.application.SecretsMark;
import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what the agent answers. What a host's login files print before it is passed over.
final class AgentAnswer {
  private AgentAnswer() {}

  /// Fails with [MalformedAnswer] when the answer is not there, or is not whole.
  static LedgerAnswer parse(byte[] printed, String nonce) throws MalformedAnswer {
    return firstLine(printed, nonce, (words, end) -> parse(printed, end, words));
  }

  /// Reads what it answers when it cleared a ledger.
  static Clearing clearing(byte[] printed, String nonce) throws MalformedAnswer {
    return firstLine(
        printed,
        nonce,
        (words, _) -> new Clearing(number(words, "cleared"), number(words, "running")));
  }

  private static <T> T firstLine(byte[] printed, String nonce, Reading<T> reading)
      throws MalformedAnswer {
    var mark = ("stepwise " + nonce + " ").getBytes(StandardCharsets.UTF_8);
    var start = indexOf(printed, mark);
    var end = start < 0 ? -1 : indexOf(printed, start, (byte) '\n');
    if (end < 0) {
      throw new MalformedAnswer("Expected the agent's answer, but got: " + shown(printed));
    }
    try {
      return reading.of(words(printed, start + mark.length, end), end + 1);
    } catch (IllegalArgumentException e) {
      throw new MalformedAnswer(e.toString());
    }
  }

  /// What a probe printed: all that stands after the line with its word.
  static Optional<String> afterMark(byte[] printed, String nonce) {
    var mark = ("stepwise " + nonce + "\n").getBytes(StandardCharsets.UTF_8);
    var start = indexOf(printed, mark);
    if (start < 0) {
      return Optional.empty();
    }
    var from = start + mark.length;
    return Optional.of(new String(printed, from, printed.length - from, StandardCharsets.UTF_8));
  }

  private static LedgerAnswer parse(byte[] printed, int from, Map<String, String> words)
      throws MalformedAnswer {
    var length = number(words, "length");
    var facts = number(words, "facts");
    if (printed.length != from + length + facts) {
      throw new MalformedAnswer(
          "Expected %d bytes after the agent's first line, but got %d"
              .formatted(length + facts, printed.length - from));
    }
    var outputEnd = from + (int) length;
    return new LedgerAnswer(
        LedgerState.parse(word(words, "state")),
        word(words, "begun").equals("yes"),
        Killed.parse(word(words, "killed")),
        number(words, "offset"),
        Arrays.copyOfRange(printed, from, outputEnd),
        number(words, "size"),
        new String(printed, outputEnd, (int) facts, StandardCharsets.UTF_8),
        new SecretsMark(word(words, "given")),
        word(words, "scrubbed").equals("yes"));
  }

  private static Map<String, String> words(byte[] printed, int from, int to) {
    var words = new HashMap<String, String>();
    for (var word : new String(printed, from, to - from, StandardCharsets.UTF_8).split(" ", -1)) {
      var equals = word.indexOf('=');
      words.put(word.substring(0, Math.max(0, equals)), word.substring(equals + 1));
    }
    return words;
  }

  private static long number(Map<String, String> words, String name) throws MalformedAnswer {
    return Long.parseLong(word(words, name));
  }

  private static String word(Map<String, String> words, String name) throws MalformedAnswer {
    var value = words.get(name);
    if (value == null) {
      throw new MalformedAnswer("Expected the agent to say " + name + ", but it does not");
    }
    return value;
  }

  private static int indexOf(byte[] bytes, byte[] mark) {
    for (var i = 0; i <= bytes.length - mark.length; i++) {
      if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] bytes, int from, byte value) {
    for (var i = from; i < bytes.length; i++) {
      if (bytes[i] == value) {
        return i;
      }
    }
    return -1;
  }

  private static String shown(byte[] printed) {
    var text = new String(printed, StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "nothing" : text;
  }

  /// Makes something of the words of the first line, and of what stands from `end` on.
  private interface Reading<T> {
    T of(Map<String, String> words, int end) throws MalformedAnswer;
  }
}
