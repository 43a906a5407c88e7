package dev.stepwise.log.evidence;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.log.LinesSeal;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// What one entry adds to an output.
///
/// @param offset of its first byte in the output
/// @param size in bytes
/// @param index of the entry
public record OutputChunk(AttemptId attempt, long offset, long size, long index)
    implements Comparable<OutputChunk> {
  private static final Comparator<OutputChunk> ORDER =
      Comparator.comparingLong(OutputChunk::offset).thenComparingLong(OutputChunk::index);

  /// The chunk of an entry; empty when it adds nothing.
  ///
  /// @param record the payload, or line 0 of one that is sealed line by line
  public static Optional<OutputChunk> of(SealedLeaf leaf, byte[] record) {
    if (!leaf.isOutput()) {
      return Optional.empty();
    }
    try {
      var output = Wire.decode(record, StepOutput.class);
      var size =
          leaf.sealedLines().map(LinesSeal::size).orElseGet(() -> (long) text(output).length);
      return output.offset() < 0 || size == 0
          ? Optional.empty()
          : Optional.of(new OutputChunk(output.attempt(), output.offset(), size, leaf.index()));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // sealed as it is, and nobody's output
    }
  }

  static byte[] text(StepOutput output) {
    return Base64.getDecoder().decode(output.data());
  }

  /// One more than the offset of its last byte.
  public long end() {
    return offset + size;
  }

  @Override
  public int compareTo(OutputChunk other) {
    return ORDER.compare(this, other);
  }
}
