package dev.stepwise.contracts.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the plan would be under a policy, in short, so that policies can be compared.
///
/// @param work from start to end
/// @param downtime by what is down
/// @param pointsOfNoReturn the titles of the stages after which there is no way back
public record Alternative(
    String policy,
    List<Hop> hops,
    Duration work,
    SortedMap<String, Duration> downtime,
    List<String> pointsOfNoReturn) {
  public Alternative {
    hops = List.copyOf(hops);
    downtime = Collections.unmodifiableSortedMap(new TreeMap<>(downtime));
    pointsOfNoReturn = List.copyOf(pointsOfNoReturn);
  }
}
