package dev.stepwise.contracts.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long it will take.
///
/// @param work from start to end
/// @param downtime by what is down, the time from its first stage down to its last
public record Forecast(Duration work, SortedMap<String, Duration> downtime) {
  public Forecast {
    downtime = Collections.unmodifiableSortedMap(new TreeMap<>(downtime));
  }
}
