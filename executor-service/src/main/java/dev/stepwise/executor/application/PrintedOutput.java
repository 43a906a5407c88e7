package dev.stepwise.executor.application;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.executor.domain.Mask;
import dev.stepwise.executor.domain.MaskedStream;
import dev.stepwise.executor.domain.OutputRules;
import dev.stepwise.executor.domain.OutputTail;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What a run has printed so far, however much, without its secrets: its length, digest, last
/// lines, and whether it keeps the rules. Used by one thread.
final class PrintedOutput {
  static final Output NOTHING = new Output(0, Sha256.of(""), "");

  /// A longer line is judged in pieces.
  private static final int LONGEST_LINE = 64 * 1024;

  private final OutputRules rules;
  private final MaskedStream masked;
  private final MessageDigest digest = sha256();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private OutputRules.Seen seen;
  private byte[] last = new byte[0];
  private long read;
  private volatile long bytes;

  PrintedOutput(OutputRules rules, Mask mask) {
    this.rules = rules;
    this.masked = new MaskedStream(mask);
    this.seen = rules.start();
  }

  /// How many bytes; may be asked by any thread.
  long bytes() {
    return bytes;
  }

  /// How many bytes were read from the host: where to read on.
  long read() {
    return read;
  }

  /// Where secrets were, among the bytes that were read.
  List<MaskedStream.Shown> secrets() {
    return masked.shown();
  }

  /// Takes what was read from the host, and returns what may be passed on by now.
  byte[] add(byte[] more) {
    read += more.length;
    return note(masked.add(more));
  }

  /// Nothing follows, so what was kept back may be passed on. What follows all the same is no
  /// longer compared with what was before.
  byte[] end() {
    return note(masked.end());
  }

  private byte[] note(byte[] more) {
    digest.update(more);
    last = lastOf(last, more);
    addToLines(more);
    bytes += more.length;
    return more;
  }

  /// Call once, at the end: an unfinished last line is judged too.
  Optional<String> brokenRule() {
    endLine();
    return seen.broken();
  }

  /// Call once, at the end.
  Output summary() {
    return new Output(
        bytes, new Sha256(HexFormat.of().formatHex(digest.digest())), OutputTail.of(last));
  }

  private void addToLines(byte[] more) {
    var from = 0;
    for (var at = 0; at < more.length; at++) {
      if (more[at] == '\n') {
        line.write(more, from, at - from);
        endLine();
        from = at + 1;
      } else if (line.size() + at - from + 1 == LONGEST_LINE) {
        line.write(more, from, at + 1 - from);
        endLine();
        from = at + 1;
      }
    }
    line.write(more, from, more.length - from);
  }

  private void endLine() {
    seen = rules.after(seen, line.toString(StandardCharsets.UTF_8));
    line.reset();
  }

  /// One byte more than a tail may have, to see where its first line starts.
  private static byte[] lastOf(byte[] before, byte[] more) {
    var fresh = Math.min(more.length, OutputTail.LIMIT + 1);
    var old = Math.min(before.length, OutputTail.LIMIT + 1 - fresh);
    var last = Arrays.copyOfRange(before, before.length - old, before.length + fresh);
    System.arraycopy(more, more.length - fresh, last, old, fresh);
    return last;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }
}
