package dev.stepwise.planner.domain.timing;

import dev.stepwise.planner.domain.timing.Samples.Seen;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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
  /// @param written what the playbook says; half as much again is its p90. Too few runs here, or
  ///   any elsewhere, where there may be less to do, can only make it longer
  static Estimate of(Seen seen, Duration written, int hosts) {
    return seen.here().size() >= ENOUGH
        ? learned(seen.here(), hosts)
        : new Estimate(written, longest(seen, cold(written), hosts), 0);
  }

  private static Estimate learned(List<Duration> sorted, int hosts) {
    return new Estimate(
        quantile(sorted, ofOne(0.5, hosts)), quantile(sorted, ofOne(0.9, hosts)), sorted.size());
  }

  private static Duration cold(Duration written) {
    return written.multipliedBy(COLD_PERCENT).dividedBy(100);
  }

  private static Duration longest(Seen seen, Duration cold, int hosts) {
    return Stream.of(seen.here(), seen.elsewhere())
        .filter(sorted -> !sorted.isEmpty())
        .map(sorted -> quantile(sorted, ofOne(0.9, hosts)))
        .reduce(cold, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  /// The probability for one host that makes the given one for all.
  private static double ofOne(double ofAll, int hosts) {
    return Math.pow(ofAll, 1.0 / hosts);
  }

  /// The nearest rank: a time that was really seen.
  private static Duration quantile(List<Duration> sorted, double q) {
    return sorted.get(Math.clamp((long) Math.ceil(q * sorted.size()) - 1, 0, sorted.size() - 1));
  }
}
