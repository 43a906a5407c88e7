package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.util.random.RandomGenerator;

/// SIGKILL at any point.
record KillService(Service service) implements Fault {
  @Override
  public String name() {
    return "SIGKILL of " + service.word();
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws InterruptedException {
    var supervisor = scene.stack().service(service);
    var pid = supervisor.pid();
    supervisor.kill();
    Await.until("the end of " + service.word(), () -> supervisor.pid() != pid);
    return scene.of(service);
  }
}
