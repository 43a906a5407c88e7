package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// An executor is stopped for two leases, another takes over, and the first goes on as if nothing
/// had been: the hosts refuse it, and nobody believes its late reports.
record Zombie() implements Fault {
  @Override
  public String name() {
    return "an executor comes back after another took over";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var pid = scene.stack().service(Service.EXECUTOR).pid();
    try (var _ = SecondExecutor.beside(scene.stack())) {
      Signal.STOP.to(pid);
      TimeUnit.NANOSECONDS.sleep(scene.lease().multipliedBy(2).toNanos());
      Signal.CONT.to(pid);
      var recovery = scene.ofTheRuns();
      Await.until("work beside a zombie", recovery::isComplete);
    }
    return scene.ofTheRuns();
  }
}
