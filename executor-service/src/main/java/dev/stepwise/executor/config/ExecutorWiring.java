package dev.stepwise.executor.config;

import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.executor.application.CommandGate;
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
  CommandGate gate(PinnedKeys planner, ExecutorConfig config, Clock clock) {
    return new CommandGate(planner, config.zone(), clock);
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
