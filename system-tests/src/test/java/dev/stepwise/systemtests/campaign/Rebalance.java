package dev.stepwise.systemtests.campaign;

import java.util.random.RandomGenerator;

/// A second executor joins, takes its share of the work, and is killed.
record Rebalance() implements Fault {
  @Override
  public String name() {
    return "a second executor joins and is killed";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    try (var _ = Twin.of(scene.stack())) {
      Await.until("work of the second executor", () -> hasWorked(scene) || scene.voyage().isOver());
    }
    return scene.ofTheRuns();
  }

  private static boolean hasWorked(Scene scene) {
    return scene
            .database()
            .number(
                "select count(*) from planner.events where upgrade_id = ? and convert_from(data, 'UTF8') like ?",
                scene.voyage().id().value(),
                "%executor-2%")
        > 0;
  }
}
