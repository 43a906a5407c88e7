package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What the planner holds is what audit replays out of the log, byte for byte as JSON with sorted
/// keys: each upgrade of an installation, and the estate.
record ReplayEqualsLive(PlannerApi planner, AuditApi audit) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static ReplayEqualsLive of(LocalStack stack) {
    return new ReplayEqualsLive(
        Site.planner(stack), new AuditApi(stack.url(Service.AUDIT), stack.signIn("system-test")));
  }

  /// Asks until all is sealed; a service may be on its way back.
  void holds(InstallationId installation) {
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> compare(installation));
  }

  private void compare(InstallationId installation) {
    var live = planner.estate();
    for (var upgrade : live.path("upgrades")) {
      if (upgrade.path("installation").asText().equals(installation.value())) {
        compare(new UpgradeId(upgrade.path("id").asText()));
      }
    }
    assertThat(canonical(audit.replay().path("estate"))).as("estate").isEqualTo(canonical(live));
  }

  private void compare(UpgradeId upgrade) {
    assertThat(canonical(audit.replay(upgrade).path("state")))
        .as("replay of %s", upgrade)
        .isEqualTo(canonical(planner.state(upgrade)));
  }

  private static String canonical(JsonNode json) {
    var sorted = Wire.encode(Wire.decode(Wire.encode(json), Object.class));
    return new String(sorted, StandardCharsets.UTF_8);
  }
}
