package dev.stepwise.log;

import dev.stepwise.contracts.codec.Topics;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The lines of an output record. Line 0 is the record's JSON without the text, the others are the
/// text's lines, each with its line feed; the last one may have none, and a record may begin inside
/// of a line.
public record SaltedLines(List<SaltedLine> lines) {
  public SaltedLines {
    lines = List.copyOf(lines);
  }

  /// Whether a record is to be sealed line by line: it is output that can be read.
  public static boolean fit(Source source, Attributes attributes) {
    return source.topic().equals(Topics.STEP_OUTPUT) && attributes.unreadable().isEmpty();
  }

  /// Takes a payload apart; empty when it is not canonical, so that it has to be sealed by its
  /// digest.
  public static Optional<SaltedLines> of(byte[] payload, Seed seed) {
    return OutputRecord.of(payload).map(record -> of(record, seed));
  }

  private static SaltedLines of(OutputRecord record, Seed seed) {
    var salts = seed.salts();
    var lines = new ArrayList<SaltedLine>();
    lines.add(new SaltedLine.Shown(salts.of(0), record.frame()));
    var text = record.text();
    for (var start = 0; start < text.length; ) {
      var end = endOfLine(text, start);
      lines.add(new SaltedLine.Shown(salts.of(lines.size()), Arrays.copyOfRange(text, start, end)));
      start = end;
    }
    return new SaltedLines(lines);
  }

  private static int endOfLine(byte[] text, int start) {
    var end = start;
    while (end < text.length && text[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, text.length);
  }

  /// What the leaf says of them. Fails with [IllegalStateException] when a line is redacted.
  public LinesSeal seal() {
    var size = lines.stream().skip(1).mapToLong(line -> shown(line).bytes().length).sum();
    return new LinesSeal(lines.size(), size, root());
  }

  /// The root over them, whether they are shown or not.
  public Hash root() {
    return MerkleTree.rootOf(lines.stream().map(SaltedLine::hash).toList());
  }

  /// How many are not shown.
  public int redacted() {
    return (int) lines.stream().filter(SaltedLine.Redacted.class::isInstance).count();
  }

  /// The exact bytes of the record. Fails with [IllegalStateException] when a line is redacted, and
  /// with [IllegalArgumentException] when line 0 is no frame of an output record.
  public byte[] payload() {
    var text = new ByteArrayOutputStream();
    lines.stream().skip(1).forEach(line -> text.writeBytes(shown(line).bytes()));
    return new OutputRecord(frame(), text.toByteArray()).payload();
  }

  /// Line 0: the record's JSON with an empty `data`.
  public byte[] frame() {
    return shown(lines.getFirst()).bytes();
  }

  private static SaltedLine.Shown shown(SaltedLine line) {
    return switch (line) {
      case SaltedLine.Shown shown -> shown;
      case SaltedLine.Redacted _ ->
          throw new IllegalStateException("Expected every line to be shown, but one is redacted");
    };
  }
}
