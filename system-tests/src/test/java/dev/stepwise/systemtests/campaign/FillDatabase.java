package dev.stepwise.systemtests.campaign;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// There is no space left for PostgreSQL, neither for a table nor for its write-ahead log. Services
/// meet that for a lease; then there is room, and PostgreSQL is started again if it has ended.
///
/// @param disk that its data are on
record FillDatabase(SmallDisk disk) implements Fault {
  @Override
  public String name() {
    return "disk of PostgreSQL full";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    disk.fill();
    try {
      Await.until("PostgreSQL to refuse", () -> !takes(scene));
      TimeUnit.NANOSECONDS.sleep(scene.lease().toNanos());
    } finally {
      disk.empty();
    }
    if (!takes(scene)) {
      startAgain(scene);
    }
    return scene.ofTheRuns();
  }

  /// More than fits into what was allocated before.
  private static boolean takes(Scene scene) {
    try {
      scene
          .database()
          .number(
              """
              with filled as (
                select pg_logical_emit_message(false, 'campaign', repeat('x', 1000000))
                from generate_series(1, 20))
              select count(*) from filled
              """);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  private static void startAgain(Scene scene) throws InterruptedException {
    try {
      scene.stack().foundation().stopDatabase();
    } catch (IllegalStateException _) {
      // it said that it is not running
    }
    Await.until(
        "PostgreSQL's start",
        () -> {
          scene.stack().foundation().startDatabase();
          return true;
        });
  }
}
