package dev.stepwise.systemtests.bench;

import java.util.Arrays;

/// How long something took, many times, in milliseconds.
@SuppressWarnings("ArrayRecordComponent") // never compared as records
record Times(double[] sorted) {
  static Times ofNanos(long[] nanos) {
    return new Times(Arrays.stream(nanos).sorted().mapToDouble(one -> one / 1e6).toArray());
  }

  /// @param percent such as 50 for the median
  double percentile(int percent) {
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms, longest %.1f ms (%d times)"
        .formatted(percentile(50), percentile(99), sorted[sorted.length - 1], sorted.length);
  }
}
