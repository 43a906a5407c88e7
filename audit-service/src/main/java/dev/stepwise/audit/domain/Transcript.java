package dev.stepwise.audit.domain;

import dev.stepwise.contracts.execution.StepOutput;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
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
    var bytes = new ByteArrayOutputStream();
    var gaps = new ArrayList<Gap>();
    var reached = 0L;
    for (var chunk : chunks.stream().sorted(Comparator.comparingLong(StepOutput::offset)).toList()) {
      var data = Base64.getDecoder().decode(chunk.data());
      if (chunk.offset() > reached) {
        gaps.add(new Gap(reached, chunk.offset()));
        reached = chunk.offset();
      }
      var known = (int) Math.min(reached - chunk.offset(), data.length);
      bytes.write(data, known, data.length - known);
      reached += data.length - known;
    }
    return new Transcript(bytes.toByteArray(), gaps);
  }
}
