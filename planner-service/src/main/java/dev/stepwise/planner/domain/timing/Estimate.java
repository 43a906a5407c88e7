package dev.stepwise.planner.domain.timing;

import java.time.Duration;
import java.util.List;

/// How long something takes.
///
/// @param samples how many earlier runs it rests on; 0 when it is the playbook's estimate
record Estimate(Duration p50, Duration p90, int samples) {
  /// With fewer, the playbook's estimate is believed.
  static final int ENOUGH = 5;

  private static final int COLD_PERCENT = 150;

  static final Estimate NOTHING = new Estimate(Duration.ZERO, Duration.ZERO, 0);

  /// Of runs on several hosts at the same time, of which the slowest counts: when each is done
  /// within a time with probability q, all n are with q to the power of n.
  ///
  /// @param written what the playbook says; half as much again is its p90, or what was seen to take
  ///   longer
  static Estimate of(List<Duration> seen, Duration written, int hosts) {
    var sorted = seen.stream().sorted().toList();
    if (sorted.size() < ENOUGH) {
      var p90 = written.multipliedBy(COLD_PERCENT).dividedBy(100);
      return new Estimate(written, sorted.isEmpty() ? p90 : max(p90, sorted.getLast()), 0);
    }
    return new Estimate(
        quantile(sorted, Math.pow(0.5, 1.0 / hosts)),
        quantile(sorted, Math.pow(0.9, 1.0 / hosts)),
        sorted.size());
  }

  /// The nearest rank: a time that was really seen.
  private static Duration quantile(List<Duration> sorted, double q) {
    return sorted.get(Math.clamp((long) Math.ceil(q * sorted.size()) - 1, 0, sorted.size() - 1));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
