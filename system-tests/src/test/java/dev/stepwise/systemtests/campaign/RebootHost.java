package dev.stepwise.systemtests.campaign;

import java.util.List;
import java.util.random.RandomGenerator;

/// A host goes down with everything that runs on it, and comes back with another boot id.
final class RebootHost implements Fault {
  @Override
  public String name() {
    return "host rebooted";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) {
    var recovery = scene.ofTheRuns();
    var hosts = List.copyOf(scene.range().description().hosts().keySet());
    scene.range().host(hosts.get(random.nextInt(hosts.size()))).reboot();
    return recovery;
  }
}
