package dev.stepwise.systemtests.campaign;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// SIGKILL of the broker. As the stack's own one lives in this process, another takes its place
/// first, as a process of its own on the same folder and port.
record KillBroker() implements Fault {
  @Override
  public String name() {
    return "SIGKILL of Kafka";
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    var foundation = scene.stack().foundation();
    foundation.stopKafka();
    var broker = BrokerProcess.start(scene.stack());
    try {
      var working = scene.ofTheRuns();
      Await.until("work with the other broker", working::isComplete);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(500));
    } finally {
      broker.destroyForcibly().waitFor();
    }
    foundation.startKafka();
    return scene.ofTheRuns();
  }
}
