package dev.stepwise.executor.config;

import dev.stepwise.executor.application.ExecutorSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Hands the configuration, and the clock, to those who know neither where they come from.
@Dependent
class ExecutorWiring {
  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  ExecutorSettings settings(
      ExecutorConfig config, @ConfigProperty(name = "stepwise.instance-id") String executor) {
    return new ExecutorSettings(
        executor,
        config.heartbeat(),
        config.reachWithin(),
        config.outputLimit(),
        config.outputTail());
  }
}
