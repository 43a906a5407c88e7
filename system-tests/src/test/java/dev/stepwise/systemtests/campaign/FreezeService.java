package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// SIGSTOP for longer than the lease, then SIGCONT: a zombie, whose late word must not count.
///
/// @param leases for how many of them
record FreezeService(Service service, int leases) implements Fault {
  @Override
  public String name() {
    return "SIGSTOP of %s for %d leases".formatted(service.word(), leases);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var pid = scene.stack().service(service).pid();
    Signal.STOP.to(pid);
    TimeUnit.NANOSECONDS.sleep(frozen(scene).toNanos());
    Signal.CONT.to(pid);
    return scene.of(service);
  }

  private Duration frozen(Scene scene) {
    return scene.lease().multipliedBy(leases);
  }
}
