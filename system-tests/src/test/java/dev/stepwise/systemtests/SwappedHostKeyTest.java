package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Somebody puts another machine in a host's place while an upgrade is under way.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SwappedHostKeyTest {
  private static final String SWAPPED = "t3";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void a_host_whose_key_changes_meanwhile_is_not_spoken_to_and_everybody_hears_of_it()
      throws Exception {
    try (var site = Site.fresh("swapped")) {
      var upgrade = site.ask().id();
      var swap = new Swap(site);
      var held = site.follow(site.start(site.planner().upgrade(upgrade)), swap::once);

      assertThat(held.state()).isEqualTo("HELD");
      assertThat(held.reason()).contains(SWAPPED, "another key");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(alerts(upgrade))
                .as("sealed alerts of the upgrade")
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.toString()).contains(SWAPPED));
            assertThat(securityNotices(upgrade)).as("notices").hasSize(1);
          });
      assertThat(securityNotices(upgrade).getFirst().text()).contains(SWAPPED, "SHA256:");

      site.range().host(SWAPPED).restoreHostKey();
      var seen = site.planner().upgrade(upgrade).version();
      site.planner().retry(upgrade);

      assertThat(site.followFrom(upgrade, seen).state()).isEqualTo("SUCCEEDED");
      assertThat(site.range().ledgerStarts())
          .as("starts of each attempt")
          .allSatisfy((attempt, starts) -> assertThat(starts).isBetween(fewest(attempt), 1));
    }
  }

  /// None where the host was not spoken to: the attempt is fenced off before the next one.
  private static int fewest(String attempt) {
    return attempt.contains("." + SWAPPED + ".") ? 0 : 1;
  }

  private static List<JsonNode> alerts(UpgradeId upgrade) {
    return new AuditApi(
            SharedStack.get().url(Service.AUDIT), SharedStack.get().signIn("system-test"))
        .entries(upgrade).stream()
            .filter(entry -> entry.path("topic").asText().equals(Topics.ALERTS))
            .toList();
  }

  private static List<NotifierApi.Notice> securityNotices(UpgradeId upgrade) {
    return new NotifierApi(
            SharedStack.get().url(Service.NOTIFIER), SharedStack.get().signIn("system-test"))
        .inbox(upgrade).stream().filter(notice -> notice.kind().equals("security")).toList();
  }

  /// Changes the key when the first script of the upgrade has begun.
  private static final class Swap {
    private final Site site;
    private boolean done;

    Swap(Site site) {
      this.site = site;
    }

    void once(UpgradeEvent event) {
      if (!done && event instanceof UpgradeEvent.RunStarted) {
        site.range().host(SWAPPED).changeHostKey();
        done = true;
      }
    }
  }
}
