package dev.stepwise.executor.adapter.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwise.embedded.vault.VaultStandIn;
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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Against a stand-in that speaks Vault's HTTP API, logged in by AppRole.
@QuarkusTest
@WithTestResource(VaultSecretsTest.Surroundings.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VaultSecretsTest {
  private static final VaultStandIn VAULT = VaultStandIn.start();

  private final String value = "tiger " + UUID.randomUUID();
  private final Secrets secrets;

  @Inject
  VaultSecretsTest(Secrets secrets) {
    this.secrets = secrets;
  }

  /// The executor's estate, with a Vault.
  public static final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final Estate estate = new Estate();

    @Override
    public Map<String, String> start() {
      var settings = new HashMap<>(estate.start());
      settings.put("quarkus.vault.url", VAULT.url());
      settings.put("quarkus.vault.authentication.app-role.role-id", VAULT.role());
      settings.put("quarkus.vault.authentication.app-role.secret-id", VAULT.secretId());
      settings.put("executor.secrets.vault-paths", "stepwise/prod,shared");
      return settings;
    }

    @Override
    public void stop() {
      VAULT.close();
      estate.stop();
    }
  }

  @AfterEach
  void unseal() {
    VAULT.seal(false);
  }

  @Test
  void a_field_is_read_and_a_renewed_one_is_read_anew() throws Exception {
    VAULT.put("stepwise/prod/db", Map.of("password", value, "user", "scott"));
    assertThat(resolve("vault:stepwise/prod/db#password")).isEqualTo(value);

    VAULT.put("stepwise/prod/db", Map.of("password", "renewed", "user", "scott"));

    assertThat(resolve("vault:stepwise/prod/db#password")).isEqualTo("renewed");
    assertThat(resolve("vault:stepwise/prod/db#user")).isEqualTo("scott");
  }

  @Test
  void a_value_with_lines_quotes_and_signs_comes_as_it_is() throws Exception {
    var difficult = "-----BEGIN KEY-----\n'\"$`\\ %41 ä€\n-----END KEY-----\n";
    VAULT.put("shared", Map.of("key", difficult));

    assertThat(resolve("vault:shared#key")).isEqualTo(difficult);
  }

  @Test
  void who_misses_what_where_is_told() {
    VAULT.put("stepwise/prod/db", Map.of("password", value, "port", 5432));

    assertThatThrownBy(() -> resolve("vault:stepwise/prod/none#password"))
        .isInstanceOf(InputMissing.class)
        .hasMessage(
            "Expected secret PASSWORD (vault:stepwise/prod/none#password) on executor"
                + " 'executor-test', but Vault has no such path");
    assertThat(refused("vault:stepwise/prod/none#password", "no such path").mayPass()).isFalse();
    refused("vault:stepwise/prod/db#none", "the secret has no such field");
    refused("vault:stepwise/prod/db#port", "the field is no text");
    refused("vault:stepwise/prod/db", "a reference to Vault is vault:PATH#FIELD");
  }

  @Test
  void a_denied_permission_is_told_and_no_value() {
    VAULT.put("stepwise/prod/denied", Map.of("password", value));
    VAULT.deny("stepwise/prod/denied");

    var denied =
        refused("vault:stepwise/prod/denied#password", "Vault denies the permission to read it");

    assertThat(denied.mayPass()).isFalse();
  }

  @Test
  void a_sealed_vault_is_told() {
    VAULT.seal(true);

    var sealed = refused("vault:stepwise/prod/db#password", "Vault is sealed or not ready (503)");

    assertThat(sealed.mayPass()).isTrue();
  }

  @Test
  void only_allowed_paths_are_asked_for() {
    VAULT.put("stepwise/production", Map.of("password", value));
    VAULT.put("else", Map.of("password", value));

    refused("vault:else#password", "only paths of Vault below [stepwise/prod, shared] may be read");
    refused("vault:stepwise/production#password", "only paths of Vault below");
    refused("vault:stepwise/prod/../../else#password", "a path is letters, digits");
    refused("vault:stepwise/prod/a?version=1#password", "a path is letters, digits");
    refused("vault:shared/%2e%2e/else#password", "a path is letters, digits");
  }

  private InputMissing refused(String reference, String why) {
    var failure = catchThrowableOfType(InputMissing.class, () -> resolve(reference));
    assertThat(failure).hasMessageContaining(why);
    assertThat(failure.getMessage()).doesNotContain(value);
    return failure;
  }

  private String resolve(String reference) throws InputMissing {
    return secrets
        .resolve(new TreeMap<>(Map.of("PASSWORD", reference)))
        .getOrDefault("PASSWORD", "nothing");
  }
}
