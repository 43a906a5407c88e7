package dev.stepwise.systemtests.campaign;

import java.util.List;
import java.util.random.RandomGenerator;

/// The connections to some of the hosts are cut; what runs there runs on.
final class CutConnections implements Fault {
  @Override
  public String name() {
    return "SSH connections cut";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    var recovery = scene.ofTheRuns();
    for (var host : List.copyOf(scene.range().description().hosts().keySet())) {
      if (random.nextBoolean()) {
        scene.range().host(host).cutConnections();
      }
    }
    return recovery;
  }
}
