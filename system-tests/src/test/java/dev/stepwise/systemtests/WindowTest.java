package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Downtime is allowed in ten hours and not now: whoever asks to start is told the figures; two
/// people together may start it all the same.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowTest {
  private static final String RULES =
      """
      {"allow": [{"title": "night", "zone": "UTC", "start": "%s", "length": "PT8H"}], "deny": []}
      """;

  @Test
  void outside_of_its_window_an_upgrade_starts_only_by_two_people_and_that_is_sealed()
      throws Exception {
    try (var site = Site.fresh("windows")) {
      var opens = Instant.now().plus(10, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
      allow(site, opens);
      var asked = site.ask();
      var id = asked.id();
      site.planner().approve(id, asked.planHash());

      assertThat(site.planner().plan(id)).contains("Window", "Go back", opens.toString());
      isOutside(() -> site.planner().start(id), opens);
      as("sue").askOverride(id, "it burns");
      isOutside(() -> as("sue").start(id), opens);
      var alone =
          catchThrowableOfType(ApiProblem.class, () -> as("sue").confirmOverride(id, "it burns"));
      assertThat(alone.detail()).contains("a second person", "but got sue");

      as("max").confirmOverride(id, "it burns");
      as("sue").start(id);

      isDoneAndSealed(site, id);
    }
  }

  private static void allow(Site site, Instant opens) {
    var rules = RULES.formatted(opens.atZone(ZoneOffset.UTC).toLocalDateTime());
    site.planner()
        .windows(
            site.installation().id().value(),
            "application/json",
            rules.getBytes(StandardCharsets.UTF_8));
  }

  private static void isDoneAndSealed(Site site, UpgradeId id) throws InterruptedException {
    var events = new ArrayList<UpgradeEvent>();
    var ended = site.follow(id, events::add);
    assertThat(ended.state()).isEqualTo("SUCCEEDED");
    assertThat(events)
        .filteredOn(WindowOverridden.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            WindowOverridden.class,
            by -> {
              assertThat(by.by()).isEqualTo("sue");
              assertThat(by.confirmedBy()).isEqualTo("max");
              assertThat(by.reason()).isEqualTo("it burns");
            });
    SealedLog.of(SharedStack.get()).holds(id, events.size());
  }

  private static void isOutside(ThrowingCallable start, Instant opens) {
    var refused = catchThrowableOfType(ApiProblem.class, start);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.detail())
        .contains("to be left of a window", "worst way back", "none is open", opens.toString());
  }

  private static PlannerApi as(String person) {
    var stack = SharedStack.get();
    return new PlannerApi(stack.url(Service.PLANNER), stack.signIn(person));
  }
}
