package dev.stepwise.planner.domain;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Plans with a backup before the downtime and a check behind it. Each stage takes ten minutes as
/// the playbook says, so fifteen in nine of ten cases.
public final class WindowedPlans {
  private WindowedPlans() {}

  /// Stages 1 to 3 have writes down and can be undone.
  public static Plan plan(UpgradeId id, Optional<UpgradeId> rollbackOf) {
    var plan = Plans.plan(id, rollbackOf, 5, 1);
    return Plans.with(
        plan, IntStream.range(0, 5).mapToObj(index -> stage(plan.stages().get(index))).toList());
  }

  private static Stage stage(Stage stage) {
    var isDown = stage.index() >= 1 && stage.index() <= 3;
    return new Stage(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        stage.cite(),
        isDown ? List.of("writes") : List.of(),
        isDown ? new Effect.Reversible(stage.action(), Optional.empty()) : new Effect.None(),
        stage.action(),
        Duration.ofMinutes(10),
        stage.runs());
  }

  /// The same with stage 2 as a point of no return.
  public static Plan withPointOfNoReturn(UpgradeId id) {
    return Plans.with(
        plan(id, Optional.empty()),
        2,
        stage ->
            new Stage(
                stage.index(),
                stage.step(),
                stage.title(),
                stage.group(),
                stage.cite(),
                stage.down(),
                new Effect.Irreversible("the old files"),
                stage.action(),
                stage.estimate(),
                stage.runs()));
  }
}
