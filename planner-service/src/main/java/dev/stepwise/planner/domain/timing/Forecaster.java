package dev.stepwise.planner.domain.timing;

import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.StageTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long each stage of a plan takes, and the way back from each.
public final class Forecaster {
  private Forecaster() {}

  /// The times of a plan's stages, in its order.
  public static List<StageTime> times(Plan plan, Samples samples) {
    var times = new ArrayList<StageTime>();
    var back = Duration.ZERO;
    var isRollback = plan.rollbackOf().isPresent();
    for (var stage : plan.stages()) {
      var there = estimate(stage, samples, isRollback);
      back = back(back, stage, samples);
      times.add(new StageTime(there.p50(), there.p90(), back, there.samples()));
    }
    return times;
  }

  /// A rollback goes back no further than a point of no return.
  private static Duration back(Duration before, Stage stage, Samples samples) {
    return switch (stage.effect()) {
      case Effect.None _ -> before;
      case Effect.Reversible _ -> before.plus(estimate(stage, samples, true).p90());
      case Effect.Irreversible _ -> Duration.ZERO;
    };
  }

  private static Estimate estimate(Stage stage, Samples samples, boolean undo) {
    var seen = samples.of(stage.step(), hopOf(stage), undo, Estimate.ENOUGH);
    return Estimate.of(seen, stage.estimate(), stage.runs().size());
  }

  /// From which release to which a stage is part of the way.
  public static String hopOf(Stage stage) {
    var environment = stage.runs().getFirst().environment();
    return environment.getOrDefault("FROM", "") + ">" + environment.getOrDefault("TO", "");
  }
}
