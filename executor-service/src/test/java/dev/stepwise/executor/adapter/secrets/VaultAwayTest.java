package dev.stepwise.executor.adapter.secrets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.embedded.FreePort;
import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Secrets;
import dev.stepwise.executor.service.Estate;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// An executor whose Vault is away from the start.
@QuarkusTest
@WithTestResource(VaultAwayTest.Surroundings.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultAwayTest {
  private final Secrets secrets;

  @Inject
  VaultAwayTest(Secrets secrets) {
    this.secrets = secrets;
  }

  /// The executor's estate, and an address where nobody listens.
  public static final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final Estate estate = new Estate();

    @Override
    public Map<String, String> start() {
      var settings = new HashMap<>(estate.start());
      settings.put("quarkus.vault.url", "http://127.0.0.1:" + FreePort.orFind(0));
      settings.put("quarkus.vault.authentication.client-token", "hvs.nothing");
      settings.put("executor.secrets.vault-paths", "stepwise");
      return settings;
    }

    @Override
    public void stop() {
      estate.stop();
    }
  }

  @Test
  void the_executor_starts_and_says_that_vault_cannot_be_reached() {
    assertThatThrownBy(
            () -> secrets.resolve(new TreeMap<>(Map.of("PASSWORD", "vault:stepwise/db#password"))))
        .isInstanceOf(InputMissing.class)
        .hasMessage(
            "Expected secret PASSWORD (vault:stepwise/db#password) on executor 'executor-test', but"
                + " Vault cannot be reached")
        .matches(failure -> ((InputMissing) failure).mayPass(), "may pass");
  }
}
