package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.util.Optional;

/// How long to wait between tries: twice as long each time, up to a most, with up to half of it
/// taken off at random so that many that failed together do not come back together.
///
/// @param first the wait after the first try
/// @param most the longest wait
/// @param tries after which it is given up
public record Backoff(Duration first, Duration most, int tries) {
  /// @param die a random number of 0 (included) to 1 (excluded)
  /// @param asked how long we were asked to wait. It only makes a wait longer: asked to come back
  ///   at once, again and again, we would have given up within seconds
  public Duration after(int tried, double die, Optional<Duration> asked) {
    var ours = after(tried, die);
    return asked.filter(it -> it.compareTo(ours) > 0).orElse(ours);
  }

  private Duration after(int tried, double die) {
    int doublings = Math.min(tried - 1, 30);
    var wait = first.multipliedBy(1L << doublings);
    var capped = wait.compareTo(most) > 0 ? most : wait;
    return capped.minusMillis((long) (capped.toMillis() / 2.0 * die));
  }

  public boolean isOver(int tried) {
    return tried >= tries;
  }
}
