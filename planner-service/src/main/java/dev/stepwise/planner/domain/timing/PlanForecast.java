package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.StageTime;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// How long a whole plan takes.
///
/// @param work from start to end
/// @param downtime by what is down, from its first stage down to its last
/// @param needs what it asks of a window
public record PlanForecast(Range work, SortedMap<String, Range> downtime, Needs needs) {
  public PlanForecast {
    downtime = Collections.unmodifiableSortedMap(new TreeMap<>(downtime));
  }

  /// In half of all cases no longer than the first, in nine of ten no longer than the second.
  public record Range(Duration p50, Duration p90) {}

  /// The forecast out of the times of a plan's stages.
  public static PlanForecast of(Plan plan, List<StageTime> times) {
    var downtime = new TreeMap<String, Range>();
    plan.stages().stream()
        .flatMap(stage -> stage.down().stream())
        .distinct()
        .forEach(thing -> downtime.put(thing, down(plan, times, thing)));
    return new PlanForecast(range(times), downtime, Needs.from(plan, times, 0));
  }

  private static Range down(Plan plan, List<StageTime> times, String thing) {
    var stages = plan.stages().stream().filter(stage -> stage.down().contains(thing)).toList();
    return range(times.subList(stages.getFirst().index(), stages.getLast().index() + 1));
  }

  private static Range range(List<StageTime> times) {
    return new Range(sum(times, StageTime::p50), sum(times, StageTime::p90));
  }

  private static Duration sum(List<StageTime> times, Function<StageTime, Duration> each) {
    return times.stream().map(each).reduce(Duration.ZERO, Duration::plus);
  }
}
