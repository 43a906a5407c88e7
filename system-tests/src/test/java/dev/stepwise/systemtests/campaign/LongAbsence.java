package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.util.List;
import java.util.random.RandomGenerator;

/// The executor is away until the planner has given up several commands for each of several
/// upgrades, one after the other, and is started then.
///
/// @param others upgrades beside that of the scene
record LongAbsence(List<Voyages> others) implements Fault {
  /// The first lease is that of a run under way; the command after it and the next lie there until
  /// they are no longer valid.
  private static final int FENCE = 4;

  private static final String LATEST_FENCE =
      """
      select max((convert_from(data, 'UTF8')::json ->> 'fence')::int) from planner.events
      where upgrade_id = ? and type = 'dev.stepwise.upgrade.run-reissued.v1'
      """;

  @Override
  public String name() {
    return "executor away for longer than commands are valid";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    Recovery recovery = scene.ofTheRuns();
    for (var other : others) {
      recovery = recovery.and(other.current().ofTheRuns());
    }
    var executor = scene.stack().service(Service.EXECUTOR);
    Signal.STOP.to(executor.pid());
    awaitBacklog(scene);
    for (var other : others) {
      awaitBacklog(other.last());
    }
    executor.kill();
    return recovery;
  }

  private static void awaitBacklog(Scene scene) throws InterruptedException {
    var id = scene.voyage().id().value();
    Await.until(
        "commands for " + id + " that nobody takes",
        () -> scene.database().number(LATEST_FENCE, id) >= FENCE);
  }
}
