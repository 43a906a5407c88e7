package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.plan.Forecast;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long stages will take: one after the other, the runs of each at the same time.
final class Forecasts {
  private Forecasts() {}

  static Forecast of(List<Stage> stages) {
    var began = new TreeMap<String, Duration>();
    var downtime = new TreeMap<String, Duration>();
    var clock = Duration.ZERO;
    for (var stage : stages) {
      var end = clock.plus(stage.estimate());
      for (var thing : stage.down()) {
        began.putIfAbsent(thing, clock);
        downtime.put(thing, end.minus(began.getOrDefault(thing, clock)));
      }
      clock = end;
    }
    return new Forecast(clock, downtime);
  }

  /// When each thing goes down, counted from the start.
  static SortedMap<String, Duration> beginnings(List<Stage> stages) {
    var began = new TreeMap<String, Duration>();
    var clock = Duration.ZERO;
    for (var stage : stages) {
      for (var thing : stage.down()) {
        began.putIfAbsent(thing, clock);
      }
      clock = clock.plus(stage.estimate());
    }
    return began;
  }
}
