package dev.stepwise.systemtests.campaign;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// The broker is shut down, and comes back later.
record BrokerAway(Duration time) implements Fault {
  @Override
  public String name() {
    return "Kafka away for %d s".formatted(time.toSeconds());
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws InterruptedException {
    scene.stack().foundation().stopKafka();
    TimeUnit.NANOSECONDS.sleep(time.toNanos());
    scene.stack().foundation().startKafka();
    return scene.ofTheRuns();
  }
}
