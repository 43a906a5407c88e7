package dev.stepwise.executor.adapter.secrets;

import dev.stepwise.executor.application.Secrets;
import dev.stepwise.executor.config.ExecutorConfig;
import io.quarkus.vault.VaultKVSecretEngine;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tells where secrets are found.
@Dependent
class SecretsWiring {
  private static final String NO_VAULT = "no Vault is set (quarkus.vault.url)";

  @Produces
  @Singleton
  Secrets secrets(
      ExecutorConfig config,
      @ConfigProperty(name = "stepwise.instance-id") String executor,
      @ConfigProperty(name = "quarkus.vault.url") Optional<URI> url,
      Instance<VaultKVSecretEngine> vault) {
    var secrets = config.secrets();
    return new ReferencedSecrets(
        executor,
        Map.of(
            "env",
            new SecretVariables(secrets.prefix(), System::getenv),
            "file",
            new SecretFiles(secrets.folder()),
            "vault",
            url.isPresent()
                ? new VaultSecrets(vault.get(), secrets.vaultPaths().orElseGet(List::of))
                : noVault()));
  }

  private static SecretSource noVault() {
    return _ -> {
      throw new SecretSource.Unreadable(NO_VAULT);
    };
  }
}
