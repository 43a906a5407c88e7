package dev.stepwise.systemtests.campaign;

import java.util.random.RandomGenerator;

/// There is no space left where a host keeps its run ledger, until a run has failed of that.
///
/// @param host which one
/// @param disk that its home folder is on
record FillHost(String host, SmallDisk disk) implements Fault {
  private static final String FAILED =
      """
      select count(*) from planner.events where upgrade_id = ?
      and type in ('dev.stepwise.upgrade.run-failed.v1', 'dev.stepwise.upgrade.run-unknown.v1')
      and convert_from(data, 'UTF8')::json ->> 'host' = ?
      """;

  @Override
  public String name() {
    return "disk of a host full";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var before = failures(scene);
    disk.fill();
    try {
      Await.until("a run that fails", () -> failures(scene) > before || scene.voyage().isOver());
    } finally {
      disk.empty();
    }
    return scene.ofTheRuns();
  }

  private long failures(Scene scene) {
    return scene.database().number(FAILED, scene.voyage().id().value(), host);
  }
}
