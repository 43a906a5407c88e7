package dev.stepwise.cli.screen;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;

/// How long an upgrade will still take: the plan's estimates of what is left, at the pace at which
/// what is done was done. The plan's own pace counts as one minute of experience, so that a first
/// quick step promises nothing.
final class RemainingTime {
  private static final double PRIOR_SECONDS = 60;

  private final List<Stage> stages;

  RemainingTime(Plan plan) {
    this.stages = plan.stages();
  }

  /// @param stage the index of the stage under way
  /// @param inStage how long it has been
  /// @param soFar how long the whole upgrade has been
  Duration after(int stage, Duration inStage, Duration soFar) {
    var pace = pace(stage, soFar.minus(inStage));
    var current = Math.max(0, seconds(stage, stage + 1) * pace - inStage.toSeconds());
    var later = seconds(stage + 1, stages.size()) * pace;
    return Duration.ofSeconds(Math.round(current + later));
  }

  private double pace(int stage, Duration took) {
    var estimated = seconds(0, stage);
    var prior = Math.min(PRIOR_SECONDS, seconds(0, stages.size()) / 20);
    return estimated + prior == 0 ? 1 : (took.toSeconds() + prior) / (estimated + prior);
  }

  private double seconds(int from, int to) {
    return stages.subList(from, to).stream().mapToLong(s -> s.estimate().toSeconds()).sum();
  }
}
