package dev.stepwise.audit.domain;

import dev.stepwise.contracts.execution.StepOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/// What one attempt printed, put together from the chunks that executors sent. An executor that
/// attached again may have sent bytes again: these count once.
///
/// @param bytes all that is sealed, in order, gaps closed up
/// @param gaps what is not sealed, or not yet
@SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
public record Transcript(byte[] bytes, List<Gap> gaps) {
  public Transcript {
    gaps = List.copyOf(gaps);
  }

  /// Bytes of the output that no chunk holds, `until` excluded.
  public record Gap(long from, long until) {
    @Override
    public String toString() {
      return from + "-" + (until - 1);
    }
  }

  /// Puts chunks of one attempt together, in whatever order they come.
  public static Transcript of(List<StepOutput> chunks) {
    var pieces = new ArrayList<byte[]>();
    var gaps = new ArrayList<Gap>();
    var reached = 0L;
    for (var chunk : byOffset(chunks)) {
      var data = Base64.getDecoder().decode(chunk.data());
      if (chunk.offset() > reached) {
        gaps.add(new Gap(reached, chunk.offset()));
        reached = chunk.offset();
      }
      var known = (int) Math.min(reached - chunk.offset(), data.length);
      pieces.add(Arrays.copyOfRange(data, known, data.length));
      reached += data.length - known;
    }
    return new Transcript(joined(pieces), gaps);
  }

  private static List<StepOutput> byOffset(List<StepOutput> chunks) {
    return chunks.stream().sorted(Comparator.comparingLong(StepOutput::offset)).toList();
  }

  private static byte[] joined(List<byte[]> pieces) {
    var all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
    var at = 0;
    for (var piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }
}
