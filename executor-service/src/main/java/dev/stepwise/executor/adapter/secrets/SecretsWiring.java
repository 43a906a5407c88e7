package dev.stepwise.executor.adapter.secrets;

import dev.stepwise.executor.application.Secrets;
import dev.stepwise.executor.config.ExecutorConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells where secrets are found.
@Dependent
class SecretsWiring {
  @Produces
  @Singleton
  Secrets secrets(
      ExecutorConfig config, @ConfigProperty(name = "stepwise.instance-id") String executor) {
    var secrets = config.secrets();
    return new LocalSecrets(executor, secrets.prefix(), secrets.folder(), System::getenv);
  }
}
